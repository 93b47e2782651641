// The watchdog. Vega evaluates a chart in one go on the window's thread, so nothing outside can stop it; what can is
// the evaluation itself. Each expression evaluated looks at the clock now and then, and past the budget it throws,
// which ends the dataflow. A single built-in step cannot be interrupted: those are held by bounds beforehand.
import { BOUNDS, BoundExceeded, boundMessage } from './bounds';

export interface Watch {
  /** @param stamp the dataflow's clock: each evaluation has a budget of its own */
  tick(stamp: number): void;
  /** Ends whatever is still running at its next expression. */
  stop(): void;
}

export function createWatch(now: () => number = () => performance.now()): Watch {
  let stamp = -1;
  let deadline = 0;
  let count = 0;
  let stopped = false;
  return {
    tick(at) {
      if (stopped) throw new BoundExceeded('The drawing was stopped.');
      if (at !== stamp) {
        stamp = at;
        deadline = now() + BOUNDS.time.max;
      } else if ((++count & 63) === 0 && now() > deadline) {
        throw new BoundExceeded(boundMessage('time', `more than ${BOUNDS.time.max}`));
      }
    },
    stop() {
      stopped = true;
    },
  };
}

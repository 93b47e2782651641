// When a chart is drawn: at once where it can be seen, else when it is scrolled near or the window has time, so that
// a notebook of fifty charts opens at once and is yet complete for printing and searching.

type Cancel = () => void;

/** Heights of screen around the visible part within which a chart counts as seen. */
const NEAR = 0.5;

/**
 * Calls `draw` once, at the right moment.
 * @returns `waiting` is false where `draw` was called already; `cancel` drops the call, or does nothing after it
 */
export function whenVisible(target: Element, draw: () => void): { waiting: boolean; cancel: Cancel } {
  if (typeof IntersectionObserver === 'undefined' || !target.isConnected || isNear(target)) {
    draw();
    return { waiting: false, cancel: () => undefined };
  }
  const once = (): void => {
    cancel();
    draw();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) once();
    },
    { rootMargin: `${NEAR * 100}%` },
  );
  observer.observe(target);
  const cancelIdle = whenIdle(once);
  const cancel = (): void => {
    observer.disconnect();
    cancelIdle();
  };
  return { waiting: true, cancel };
}

function isNear(target: Element): boolean {
  const { top, bottom } = target.getBoundingClientRect();
  return bottom >= -NEAR * innerHeight && top <= (1 + NEAR) * innerHeight;
}

const queue: (() => void)[] = [];
let running = false;

/** Calls `job` when the window has nothing else to do, one job a turn. @returns the function that drops it */
export function whenIdle(job: () => void): Cancel {
  queue.push(job);
  if (!running) {
    running = true;
    nextTurn();
  }
  return () => {
    const at = queue.indexOf(job);
    if (at >= 0) queue.splice(at, 1);
  };
}

function nextTurn(): void {
  const turn = (): void => {
    const job = queue.shift();
    if (job) job();
    if (queue.length > 0) nextTurn();
    else running = false;
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(turn, { timeout: 500 });
  else setTimeout(turn, 16);
}

import { incidence } from './network';

/** Arcs of a capacity network; capacities may be Infinity, but no path from source to sink may be unlimited. */
export interface CapacityNetwork {
  nodes: number;
  from: Int32Array;
  to: Int32Array;
  capacity: Float64Array;
}

/**
 * Value of a maximum flow (Dinitz 1970). Amounts below 1e-12 of the largest finite capacity count as used up, so that
 * rounding in amounts with cents cannot keep the search going.
 *
 * @returns the value in the unit of the capacities
 */
export function maximumFlow({ nodes, from, to, capacity }: CapacityNetwork, source: number, sink: number): number {
  const arcs = from.length;
  // Arc e forward, arc e + arcs backward.
  const tail = Int32Array.from([...from, ...to]);
  const head = Int32Array.from([...to, ...from]);
  const room = new Float64Array(2 * arcs);
  room.set(capacity);
  const { start, arc } = incidence(nodes, tail);
  const least = 1e-12 * capacity.reduce((most, c) => (c < Infinity && c > most ? c : most), 0);
  const level = new Int32Array(nodes);
  const cursor = new Int32Array(nodes);

  const measure = (): boolean => {
    level.fill(-1);
    level[source] = 0;
    const queue = [source];
    for (const u of queue) {
      for (let k = start[u]!; k < start[u + 1]!; k++) {
        const v = head[arc[k]!]!;
        if (level[v]! >= 0 || room[arc[k]!]! <= least) continue;
        level[v] = level[u]! + 1;
        queue.push(v);
      }
    }
    return level[sink]! >= 0;
  };
  /** One path to the sink along rising levels; returns what it carries, 0 when none is left. */
  const send = (): number => {
    const path: number[] = [];
    let u = source;
    while (u !== sink) {
      let step = -1;
      for (; cursor[u]! < start[u + 1]!; cursor[u]!++) {
        const e = arc[cursor[u]!]!;
        if (room[e]! > least && level[head[e]!] === level[u]! + 1) {
          step = e;
          break;
        }
      }
      if (step >= 0) {
        path.push(step);
        u = head[step]!;
        continue;
      }
      const back = path.pop();
      if (back === undefined) return 0;
      u = tail[back]!;
      cursor[u]!++;
    }
    const amount = path.reduce((least, e) => Math.min(least, room[e]!), Infinity);
    for (const e of path) {
      room[e]! -= amount;
      room[e < arcs ? e + arcs : e - arcs]! += amount;
    }
    return amount;
  };

  let value = 0;
  while (measure()) {
    cursor.set(start.subarray(0, nodes));
    for (let amount = send(); amount > 0; amount = send()) value += amount;
  }
  return value;
}

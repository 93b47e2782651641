import { incidence } from './network';

/** `component[v]` is the number of the strongly connected component of node `v`, 0 … count − 1. */
export interface Components {
  component: Int32Array;
  count: number;
}

/**
 * Strongly connected components (Tarjan 1972, "Depth-first search and linear graph algorithms"), without recursion
 * so that a long chain of deals cannot exhaust the stack. O(nodes + arcs).
 *
 * Components are numbered in reverse topological order: an arc between two components always leads from the
 * higher number to the lower one.
 *
 * @param from tail per arc, @param to head per arc; an arc with a negative tail is ignored
 */
export function stronglyConnectedComponents(nodes: number, from: Int32Array, to: Int32Array): Components {
  const { start, arc } = incidence(nodes, from);
  const component = new Int32Array(nodes).fill(-1);
  const visited = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const cursor = start.slice(0, nodes);
  const path = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  let pathLength = 0;
  let openLength = 0;
  let time = 0;
  let count = 0;

  const enter = (v: number): void => {
    visited[v] = low[v] = time++;
    path[pathLength++] = v;
    open[openLength++] = v;
  };
  for (let root = 0; root < nodes; root++) {
    if (visited[root]! >= 0) continue;
    enter(root);
    while (pathLength > 0) {
      const v = path[pathLength - 1]!;
      if (cursor[v]! < start[v + 1]!) {
        const next = to[arc[cursor[v]!++]!]!;
        if (visited[next]! < 0) enter(next);
        else if (component[next]! < 0 && visited[next]! < low[v]!) low[v] = visited[next]!;
        continue;
      }
      pathLength--;
      if (pathLength > 0) {
        const parent = path[pathLength - 1]!;
        if (low[v]! < low[parent]!) low[parent] = low[v]!;
      }
      if (low[v] !== visited[v]) continue;
      let member: number;
      do {
        member = open[--openLength]!;
        component[member] = count;
      } while (member !== v);
      count++;
    }
  }
  return { component, count };
}

/**
 * The components with two or more members, each as ascending node numbers, ordered by their smallest member.
 */
export function componentMembers({ component, count }: Components): number[][] {
  const members: number[][] = Array.from({ length: count }, () => []);
  component.forEach((c, v) => members[c]!.push(v));
  return members.filter((list) => list.length > 1).sort((a, b) => a[0]! - b[0]!);
}

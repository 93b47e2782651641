import { incidence } from './network';

/**
 * Maximise Σ gain·flow over circulations with 0 ≤ flow ≤ capacity.
 * The arcs must connect every node to every other (one strongly connected component), capacities must be positive
 * integers ≤ 2^53, and sums of up to `nodes` gains must be exact in a double, so that no comparison ever meets rounding.
 */
export interface CirculationProblem {
  nodes: number;
  from: Int32Array;
  to: Int32Array;
  capacity: Float64Array;
  gain: Float64Array;
}

/** `potential[v] = potential[u] + gain` on the arcs of the optimal tree; the potential of node 0 is 0. */
export interface CirculationOptimum {
  flow: Float64Array;
  potential: Float64Array;
}

/** Where an arc stands: in the tree, or outside it at flow 0 or at its capacity. Signs make pricing one product. */
const AT_ZERO = 1;
const IN_TREE = 0;
const AT_CAPACITY = -1;

/** The spanning tree: per node its parent, the arc to it, whether that arc leads up, and its children as a linked list. */
interface Tree {
  parent: Int32Array;
  arc: Int32Array;
  up: Uint8Array;
  depth: Int32Array;
  firstChild: Int32Array;
  next: Int32Array;
  previous: Int32Array;
}

/**
 * Primal network simplex (Ahuja, Magnanti & Orlin 1993, "Network Flows", ch. 11) with block pricing. The zero
 * circulation on a tree of arcs that lead to the root is a strongly feasible start, and the leaving-arc rule
 * (ibid., 11.6: the last blocking arc from the apex on) keeps it so: no cycling, no artificial arcs. Deterministic.
 */
export function maximiseCirculation(problem: CirculationProblem): CirculationOptimum {
  const { nodes, from, to, capacity, gain } = problem;
  const arcs = from.length;
  const flow = new Float64Array(arcs);
  const potential = new Float64Array(nodes);
  const state = new Int8Array(arcs).fill(AT_ZERO);
  const tree = inwardTree(problem, state);
  const stack = new Int32Array(nodes);
  refreshSubtree(tree, 0, gain, potential, stack);

  const block = Math.max(20, Math.ceil(Math.sqrt(arcs)));
  let cursor = 0;
  /** The arc that violates optimality most within the first block that has one; −1 at the optimum. */
  const price = (): number => {
    let best = 0;
    let entering = -1;
    let left = block;
    for (let scanned = 0; scanned < arcs; scanned++) {
      const e = cursor;
      cursor = cursor + 1 === arcs ? 0 : cursor + 1;
      const violation = state[e]! * (gain[e]! + potential[from[e]!]! - potential[to[e]!]!);
      if (violation > best) {
        best = violation;
        entering = e;
      }
      if (--left === 0) {
        if (entering >= 0) return entering;
        left = block;
      }
    }
    return entering;
  };

  for (let entering = price(); entering >= 0; entering = price()) {
    const forward = state[entering] === AT_ZERO;
    const tail = forward ? from[entering]! : to[entering]!;
    const head = forward ? to[entering]! : from[entering]!;
    const { parent, arc, up, depth } = tree;
    // The cycle runs apex → tail, over the entering arc, head → apex. Ties go to the last arc in that order.
    let amount = capacity[entering]!;
    let leaving = -1;
    let leavesOnTailSide = false;
    let x = tail;
    let y = head;
    while (x !== y) {
      if (depth[x]! >= depth[y]!) {
        const e = arc[x]!;
        const room = up[x] ? flow[e]! : capacity[e]! - flow[e]!;
        // Strict on this side, where climbing meets the last arc of the cycle first …
        if (room < amount) {
          amount = room;
          leaving = x;
          leavesOnTailSide = true;
        }
        x = parent[x]!;
      } else {
        y = parent[y]!;
      }
    }
    const apex = x;
    for (y = head; y !== apex; y = parent[y]!) {
      const e = arc[y]!;
      const room = up[y] ? capacity[e]! - flow[e]! : flow[e]!;
      // … and weak on this one, where it meets the last arc last.
      if (room <= amount) {
        amount = room;
        leaving = y;
        leavesOnTailSide = false;
      }
    }

    if (amount > 0) {
      flow[entering]! += forward ? amount : -amount;
      for (x = tail; x !== apex; x = parent[x]!) flow[arc[x]!]! += up[x] ? -amount : amount;
      for (y = head; y !== apex; y = parent[y]!) flow[arc[y]!]! += up[y] ? amount : -amount;
    }
    if (leaving < 0) {
      state[entering] = -state[entering]!;
      continue;
    }
    state[arc[leaving]!] = flow[arc[leaving]!] === 0 ? AT_ZERO : AT_CAPACITY;
    state[entering] = IN_TREE;
    const inner = leavesOnTailSide ? tail : head;
    const outer = leavesOnTailSide ? head : tail;
    hang(tree, inner, leaving, outer, entering, from[entering] === inner);
    refreshSubtree(tree, inner, gain, potential, stack);
  }
  return { flow, potential };
}

/** Breadth-first tree in which every node reaches node 0 along arcs of the network. */
function inwardTree({ nodes, from, to }: CirculationProblem, state: Int8Array): Tree {
  const tree: Tree = {
    parent: new Int32Array(nodes).fill(-1),
    arc: new Int32Array(nodes).fill(-1),
    up: new Uint8Array(nodes).fill(1),
    depth: new Int32Array(nodes),
    firstChild: new Int32Array(nodes).fill(-1),
    next: new Int32Array(nodes).fill(-1),
    previous: new Int32Array(nodes).fill(-1),
  };
  const incoming = incidence(nodes, to);
  const queue = new Int32Array(nodes);
  let length = 1;
  for (let i = 0; i < length; i++) {
    const v = queue[i]!;
    for (let k = incoming.start[v]!; k < incoming.start[v + 1]!; k++) {
      const e = incoming.arc[k]!;
      const u = from[e]!;
      if (u === 0 || tree.parent[u]! >= 0) continue;
      attach(tree, u, v);
      tree.arc[u] = e;
      state[e] = IN_TREE;
      queue[length++] = u;
    }
  }
  return tree;
}

function attach({ parent, firstChild, next, previous }: Tree, v: number, to: number): void {
  const sibling = firstChild[to]!;
  parent[v] = to;
  previous[v] = -1;
  next[v] = sibling;
  if (sibling >= 0) previous[sibling] = v;
  firstChild[to] = v;
}

function detach({ parent, firstChild, next, previous }: Tree, v: number): void {
  const before = previous[v]!;
  const after = next[v]!;
  if (before >= 0) next[before] = after;
  else firstChild[parent[v]!] = after;
  if (after >= 0) previous[after] = before;
}

/** Cuts the subtree of `cut` off, makes `inner` its root and hangs it under `outer` by `entering`. */
function hang(tree: Tree, inner: number, cut: number, outer: number, entering: number, entersUp: boolean): void {
  const { parent, arc, up } = tree;
  let v = inner;
  let above = outer;
  let aboveArc = entering;
  let aboveUp = entersUp ? 1 : 0;
  for (;;) {
    const oldParent = parent[v]!;
    const oldArc = arc[v]!;
    const oldUp = up[v]!;
    detach(tree, v);
    attach(tree, v, above);
    arc[v] = aboveArc;
    up[v] = aboveUp;
    if (v === cut) return;
    above = v;
    aboveArc = oldArc;
    aboveUp = 1 - oldUp;
    v = oldParent;
  }
}

/** Recomputes depth and potential from `top` down. */
function refreshSubtree(tree: Tree, top: number, gain: Float64Array, potential: Float64Array, stack: Int32Array): void {
  const { parent, arc, up, depth, firstChild, next } = tree;
  let length = 0;
  stack[length++] = top;
  while (length > 0) {
    const v = stack[--length]!;
    const above = parent[v]!;
    if (above >= 0) {
      const step = gain[arc[v]!]!;
      potential[v] = potential[above]! + (up[v] ? -step : step);
      depth[v] = depth[above]! + 1;
    }
    for (let child = firstChild[v]!; child >= 0; child = next[child]!) stack[length++] = child;
  }
}

import { componentMembers, stronglyConnectedComponents } from './components';
import { checkNetwork, incidence, mergeParallelDeals } from './network';
import type { Incidence, Network } from './network';

/** One elementary cycle: money leaves `path[0]`, visits each company once and comes back. */
export interface Loop {
  /** Company numbers, the smallest first. Its length is the number of deals. */
  path: number[];
  /** Amount of the smallest of its deals (parallel ones summed): no more than this can go round this loop. */
  weakest: number;
}

export interface Loops {
  /** Sorted by weakest leg (largest first), then length, then path. */
  loops: Loop[];
  /** The limit at which the search ended early; undefined when `loops` is complete. */
  stoppedAt: number | undefined;
  /** Strongly connected components of two or more companies, as ascending company numbers. */
  components: number[][];
}

/**
 * Elementary cycles with at most `maxLength` companies (Johnson 1975, "Finding all the elementary circuits of a directed
 * graph"). Johnson's blocking is wrong once paths are cut by length; instead a company is locked only for paths at
 * least as long as the one that failed there (Gupta & Suzumura 2021, "Finding all bounded-length simple cycles in a
 * directed graph"). Parallel deals are summed first, deals of amount 0 are left out, a self-deal is a loop of length 1.
 *
 * @param limit most loops to find. The number of loops can grow exponentially with the network; when the limit is
 * reached, the loops found are the first met, not the largest.
 * @throws RangeError for amounts that are negative or not finite
 */
export function findLoops(network: Network, maxLength = 6, limit = 10_000): Loops {
  checkNetwork(network);
  const merged = mergeParallelDeals(network);
  const nodes = merged.companies.length;
  const tail = merged.from.map((u, e) => (merged.amount[e]! > 0 ? u : -1));
  const components = stronglyConnectedComponents(nodes, tail, merged.to);
  // Only deals inside a component can close a loop.
  const inside = tail.map((u, e) =>
    u >= 0 && components.component[u] === components.component[merged.to[e]!] ? u : -1,
  );
  const search: LoopSearch = {
    network: merged,
    outgoing: incidence(nodes, inside),
    incoming: incidence(
      nodes,
      merged.to.map((v, e) => (inside[e]! >= 0 ? v : -1)),
    ),
    maxLength: Math.min(maxLength, nodes),
    limit,
    back: new Int32Array(nodes),
    lock: new Float64Array(nodes),
    waiting: Array.from({ length: nodes }, () => new Set<number>()),
    path: [],
    onPath: new Uint8Array(nodes),
    found: [],
  };
  for (let start = 0; start < nodes && !isFull(search); start++) {
    const touched = measureWaysBack(search, start);
    for (const v of touched) {
      search.lock[v] = Infinity;
      search.waiting[v]!.clear();
    }
    extend(search, start, start, 0, Infinity);
    for (const v of touched) search.back[v] = 0;
  }
  search.found.sort((a, b) => b.weakest - a.weakest || a.path.length - b.path.length || comparePaths(a.path, b.path));
  // One more than the limit is looked for, so that a network with exactly that many is not called incomplete.
  const stoppedAt = search.found.length > limit ? limit : undefined;
  return { loops: search.found.slice(0, limit), stoppedAt, components: componentMembers(components) };
}

interface LoopSearch {
  network: Network;
  outgoing: Incidence;
  incoming: Incidence;
  maxLength: number;
  limit: number;
  /** Deals from a company back to the start over companies with larger numbers; 0 where none is short enough. */
  back: Int32Array;
  /** Paths that reach the company with this many deals or more cannot come home in time. */
  lock: Float64Array;
  /** Companies to free when this one is freed. */
  waiting: Set<number>[];
  path: number[];
  onPath: Uint8Array;
  found: Loop[];
}

function isFull({ found, limit }: LoopSearch): boolean {
  return found.length > limit;
}

/** Breadth-first against the deals from `start`, over companies not smaller than it. Returns the companies reached. */
function measureWaysBack({ network, incoming, maxLength, back }: LoopSearch, start: number): number[] {
  const reached = [start];
  for (const v of reached) {
    const next = (v === start ? 0 : back[v]!) + 1;
    if (next >= maxLength) break;
    for (let k = incoming.start[v]!; k < incoming.start[v + 1]!; k++) {
      const u = network.from[incoming.arc[k]!]!;
      if (u <= start || back[u]! > 0) continue;
      back[u] = next;
      reached.push(u);
    }
  }
  return reached;
}

/**
 * Extends the path by `v`, reached after `length` deals, the smallest of them `weakest`.
 * @returns the fewest deals from `v` home that were found, Infinity if none
 */
function extend(search: LoopSearch, start: number, v: number, length: number, weakest: number): number {
  const { network, outgoing, maxLength, back, lock, waiting, path, onPath } = search;
  let home = Infinity;
  lock[v] = length;
  path.push(v);
  onPath[v] = 1;
  for (let k = outgoing.start[v]!; k < outgoing.start[v + 1]! && !isFull(search); k++) {
    const e = outgoing.arc[k]!;
    const w = network.to[e]!;
    const leg = Math.min(weakest, network.amount[e]!);
    if (w === start) {
      search.found.push({ path: [...path], weakest: leg });
      home = 1;
    } else if (back[w]! > 0 && length + 1 + back[w]! <= maxLength && length + 1 < lock[w]!) {
      home = Math.min(home, extend(search, start, w, length + 1, leg) + 1);
    }
  }
  if (home < Infinity) {
    free(search, v, home);
  } else {
    for (let k = outgoing.start[v]!; k < outgoing.start[v + 1]!; k++) waiting[network.to[outgoing.arc[k]!]!]!.add(v);
  }
  path.pop();
  onPath[v] = 0;
  return home;
}

/** From `v` home it takes only `home` deals: loosens its lock and those of the companies that wait for it. */
function free(search: LoopSearch, v: number, home: number): void {
  const { lock, waiting, onPath, maxLength } = search;
  if (lock[v]! >= maxLength - home + 1) return;
  lock[v] = maxLength - home + 1;
  for (const u of waiting[v]!) if (!onPath[u]) free(search, u, home + 1);
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

// Names beside the circles of a large network: below, above, at a side or a corner, whichever covers least.
import { overlapArea } from './flow-labels';
import type { Box } from './flow-labels';
import type { PlacedCompany, RoutedDeal } from './flow-routes';

/**
 * One box a company, in the order of `companies`; `sizes` are the names' sizes in px. The layout has kept room for every
 * name below its circle, so names that collide elsewhere go back there, and nothing collides.
 */
export function placeNames(
  companies: readonly PlacedCompany[],
  sizes: readonly { width: number; height: number }[],
  routed: readonly RoutedDeal[],
  frame: { width: number; height: number },
): Box[] {
  const order = companies.map((_, i) => i).sort((a, b) => companies[b]!.halfWidth - companies[a]!.halfWidth || a - b);
  const choices = companies.map((company, i) => candidates(company, sizes[i]!));
  const costs = choices.map((boxes, i) => boxes.map((box, k) => k * 0.8 + ownCost(box, i, companies, routed, frame)));
  const picks = companies.map(() => 0);
  const settled: number[] = [];
  for (const i of order) {
    let best = Infinity;
    choices[i]!.forEach((box, k) => {
      let cost = costs[i]![k]!;
      for (const j of settled) cost += overlapArea(box, choices[j]![picks[j]!]!, 2) > 0 ? 80 : 0;
      if (cost < best) {
        best = cost;
        picks[i] = k;
      }
    });
    settled.push(i);
  }
  const boxOf = (i: number) => choices[i]![picks[i]!]!;
  for (let changed = true; changed;) {
    changed = false;
    for (const i of order) {
      if (picks[i] === 0) continue;
      const hits = companies.some((_, j) => j !== i && overlapArea(boxOf(i), boxOf(j)) > 0);
      if (hits || costs[i]![picks[i]!]! >= 60) {
        picks[i] = 0;
        changed = true;
      }
    }
  }
  return order.map((_, i) => boxOf(i));
}

function candidates(company: PlacedCompany, { width, height }: { width: number; height: number }): Box[] {
  const { x, y, halfWidth: r } = company;
  return [
    { x, y: y + r + 2 + height / 2, width, height },
    { x, y: y - r - 2 - height / 2, width, height },
    { x: x + r + 4 + width / 2, y, width, height },
    { x: x - r - 4 - width / 2, y, width, height },
    ...[1, -1].flatMap((down) =>
      [1, -1].map((right) => ({
        x: x + right * (r * 0.72 + 2 + width / 2),
        y: y + down * (r * 0.72 + 1 + height / 2),
        width,
        height,
      })),
    ),
  ];
}

function ownCost(
  box: Box,
  self: number,
  companies: readonly PlacedCompany[],
  routed: readonly RoutedDeal[],
  frame: { width: number; height: number },
): number {
  let cost = 0;
  if (box.x < box.width / 2 || box.x > frame.width - box.width / 2) cost += 1000;
  if (box.y < box.height / 2 || box.y > frame.height - box.height / 2) cost += 1000;
  companies.forEach((company, j) => {
    const circle = { x: company.x, y: company.y, width: 2 * company.halfWidth, height: 2 * company.halfHeight };
    if (j !== self && overlapArea(box, circle, 2) > 0) cost += 60;
  });
  for (const { points, width, wing } of routed) {
    const weight = 1 + width * 0.4;
    const pad = width / 2 + 1;
    points.forEach((p, i) => {
      // The head is wider than the ribbon.
      const reach = i === points.length - 1 ? wing : pad;
      if (Math.abs(p.x - box.x) < box.width / 2 + reach && Math.abs(p.y - box.y) < box.height / 2 + reach)
        cost += weight;
    });
  }
  return cost;
}

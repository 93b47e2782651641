// Words that a half-typed call expects at a place: `depreciation($100, 5 years, method: ` wants one of three.
import { choicesAt } from '../choices';

const NAME = /([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*$/u;
const NAMED = /^\s*([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*:/u;

/** @param before the cell's text up to the word that is being typed */
export function choicesBefore(before: string): string[] {
  const line = before.slice(before.lastIndexOf('\n') + 1).replace(/"[^"]*"|'[^']*'/g, '""');
  let depth = 0;
  let end = line.length;
  const parts: string[] = [];
  for (let at = line.length - 1; at >= 0; at--) {
    const char = line[at]!;
    if (char === ')' || char === ']') depth++;
    else if (depth > 0) depth -= char === '(' || char === '[' ? 1 : 0;
    else if (char === ',' || char === '(') {
      parts.unshift(line.slice(at + 1, end));
      end = at;
      if (char === '(') break;
    } else if (char === '[') return [];
  }
  const callee = line[end] === '(' ? NAME.exec(line.slice(0, end))?.[1] : undefined;
  const last = parts.pop();
  if (callee === undefined || last === undefined) return [];
  const named = NAMED.exec(last);
  const typed = named ? last.slice(named[0].length) : last;
  if (typed.trim() !== '') return [];
  return choicesAt(callee, parts.map((part) => NAMED.exec(part)?.[1]), named?.[1]); // prettier-ignore
}

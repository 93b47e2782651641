// Widths of text before anything is drawn: the layouts need them, and a pure function has no canvas to ask.

/** Width in px of `text` at `size` px. A renderer passes the canvas's own; elsewhere `estimateWidth` serves. */
export type Measure = (text: string, size: number, bold?: boolean) => number;

const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
/** A space at which no line breaks. */
export const NO_BREAK = '\u00a0';

const NARROW = new Set("iljtfrI.,:;'|!()[]·’");
const WIDE = new Set('mwMW@%—…');
const CAPITAL = /[\p{Lu}\d$€£₩₹¥&→–+=<>]/u;

/** em of one character, fitted to Open Sans, which Segoe UI comes near to. */
function em(character: string): number {
  if (character === ' ' || character === NO_BREAK) return 0.26;
  if (NARROW.has(character)) return 0.29;
  if (WIDE.has(character)) return 0.88;
  if (FULL_WIDTH.test(character)) return 1;
  return CAPITAL.test(character) ? 0.615 : 0.555;
}

/** An estimate: long lines come within 4% of Open Sans, single short words within about 8%. */
export const estimateWidth: Measure = (text, size, bold = false) => {
  let sum = 0;
  for (const character of text) sum += em(character);
  return sum * size * (bold ? 1.055 : 1);
};

/** Where a line may break: after a space, and around each full-width character, which has no spaces. */
function pieces(text: string): string[] {
  const out: string[] = [];
  let piece = '';
  for (const character of text) {
    if (FULL_WIDTH.test(character)) {
      if (piece) out.push(piece);
      out.push(character);
      piece = '';
    } else {
      piece += character;
      if (character === ' ') {
        out.push(piece);
        piece = '';
      }
    }
  }
  if (piece) out.push(piece);
  return out;
}

/** Greedy wrap to `width` px. A single word wider than that is cut with an ellipsis, so that no line overhangs. */
export function wrap(text: string, width: number, size: number, measure: Measure, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text.replace(/[ \t\r\n]+/g, ' ').trim())) {
    if (line && measure((line + piece).trimEnd(), size, bold) > width) {
      lines.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines.map((each) => shorten(each, width, size, measure, bold));
}

/** `text` if it fits `width` px, else its beginning and an ellipsis. */
export function shorten(text: string, width: number, size: number, measure: Measure, bold = false): string {
  if (measure(text, size, bold) <= width) return text;
  const characters = [...text];
  let low = 0;
  let high = characters.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(characters.slice(0, middle).join('').trimEnd() + '…', size, bold) <= width) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, Math.max(1, low)).join('').trimEnd() + '…';
}

/** At most `most` lines of `width` px; what does not fit is cut with an ellipsis in the last. */
export function wrapAtMost(
  most: number,
  text: string,
  width: number,
  size: number,
  measure: Measure,
  bold = false,
): string[] {
  const lines = wrap(text, width, size, measure, bold);
  if (lines.length <= most) return lines;
  const rest = lines.slice(most - 1).join(' ');
  const cut = shorten(rest, width, size, measure, bold);
  return [...lines.slice(0, most - 1), cut.endsWith('…') ? cut : `${cut}…`];
}

/** As few lines as `wrap` makes, but none ends with a last line of a word or two: then all are made even. */
export function wrapEvenly(text: string, width: number, size: number, measure: Measure, bold = false): string[] {
  const greedy = wrap(text, width, size, measure, bold);
  if (greedy.length < 2 || measure(greedy.at(-1)!, size, bold) > 0.3 * width) return greedy;
  let [low, high] = [width * 0.4, width];
  for (let i = 0; i < 8; i++) {
    const middle = (low + high) / 2;
    const lines = wrap(text, middle, size, measure, bold);
    if (lines.length > greedy.length || lines.some((line) => line.endsWith('…'))) low = middle;
    else high = middle;
  }
  return wrap(text, high, size, measure, bold);
}

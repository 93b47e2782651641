// Which letters a font file has. A rasteriser leaves out a letter that no font has, without a word; so the fonts are
// looked into first. Tables as in the OpenType specification 1.9.1: the offset table, `cmap`, `name` and `OS/2`.

export interface FontFace {
  family: string;
  /** 400 is regular, 700 bold. */
  weight: number;
  italic: boolean;
  has(codePoint: number): boolean;
}

const COLLECTION = 0x74746366; // 'ttcf'
/** More than any collection holds. */
const MOST_FACES = 64;
/** `OS/2`, fsSelection: bit 0 italic, bit 9 oblique. */
const SLANTED = 0x201;

/** The faces of a TrueType or OpenType file or collection; none where it is something else or damaged. */
export function fontFaces(file: Uint8Array): FontFace[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    if (view.getUint32(0) !== COLLECTION) return [faceAt(view, 0)];
    const count = Math.min(view.getUint32(8), MOST_FACES);
    return Array.from({ length: count }, (_, i) => faceAt(view, view.getUint32(12 + 4 * i)));
  } catch {
    return [];
  }
}

/** @throws RangeError where the file ends too early, Error where a table is missing */
function faceAt(view: DataView, start: number): FontFace {
  const tables = new Map<string, number>();
  const count = view.getUint16(start + 4);
  for (let i = 0; i < count; i++) {
    const record = start + 12 + 16 * i;
    tables.set(latin(view, record, 4), view.getUint32(record + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`the font has no table ${name}`);
    return at;
  };
  const style = table('OS/2');
  return {
    family: familyName(view, table('name')),
    weight: view.getUint16(style + 4),
    italic: (view.getUint16(style + 62) & SLANTED) !== 0,
    has: letters(view, table('cmap')),
  };
}

const latin = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)));

/** The typographic family (name 16), else the family (name 1), of the Windows platform. */
function familyName(view: DataView, name: number): string {
  const names = new Map<number, string>();
  const count = view.getUint16(name + 2);
  const texts = name + view.getUint16(name + 4);
  for (let i = 0; i < count; i++) {
    const record = name + 6 + 12 * i;
    const kind = view.getUint16(record + 6);
    if (view.getUint16(record) !== 3 || (kind !== 1 && kind !== 16) || names.has(kind)) continue;
    const at = texts + view.getUint16(record + 10);
    const units = Array.from({ length: view.getUint16(record + 8) / 2 }, (_, j) => view.getUint16(at + 2 * j));
    names.set(kind, String.fromCharCode(...units));
  }
  return names.get(16) ?? names.get(1) ?? '';
}

/** The Unicode subtables: format 12 holds all planes, format 4 the first. */
function letters(view: DataView, cmap: number): (codePoint: number) => boolean {
  const parts: ((codePoint: number) => boolean)[] = [];
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 8 + 8 * i);
    const format = view.getUint16(at);
    if (format === 12) parts.push((codePoint) => inGroups(view, at, codePoint));
    else if (format === 4) parts.push((codePoint) => codePoint <= 0xffff && inSegments(view, at, codePoint));
  }
  return (codePoint) => {
    try {
      return parts.some((has) => has(codePoint));
    } catch {
      // The file ends inside the table.
      return false;
    }
  };
}

function inGroups(view: DataView, at: number, codePoint: number): boolean {
  let [low, high] = [0, view.getUint32(at + 12) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + 12 * middle;
    if (codePoint < view.getUint32(group)) high = middle - 1;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return true;
  }
  return false;
}

function inSegments(view: DataView, at: number, codePoint: number): boolean {
  const bytes = view.getUint16(at + 6);
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + bytes, at + 16 + 2 * bytes, at + 16 + 3 * bytes];
  for (let i = 0; i < bytes; i += 2) {
    if (view.getUint16(ends + i) < codePoint) continue;
    const first = view.getUint16(starts + i);
    if (first > codePoint) return false;
    const offset = view.getUint16(offsets + i);
    const glyph =
      offset === 0
        ? (codePoint + view.getUint16(deltas + i)) & 0xffff
        : view.getUint16(offsets + i + offset + 2 * (codePoint - first));
    return glyph !== 0;
  }
  return false;
}

// An SVG of ours as PNG, by resvg. It brings no font and looks for none, so the fonts come from outside, and a letter
// that none of them has is an error: a picture without its text would be worse than no picture.
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFaces } from './font-file';

export interface PngOptions {
  /** The bytes of resvg's WebAssembly module, from the package or from beside the bundle. Read once. */
  wasm: () => Promise<Uint8Array>;
  /** Font files, the best first. No more are taken than the letters of the drawing need. */
  fonts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Ends the message about missing letters: how to name another font. */
  advice?: string;
  /** px of the picture for each px of the drawing. */
  scale?: number;
}

const BOLD = 600;
/** Most letters that the message about missing ones names. */
const MOST_NAMED = 12;
/** Blanks, joiners, direction and variation marks: nothing that is drawn. */
const INVISIBLE = /[\s\p{Cf}\p{Cc}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/u;

let ready: Promise<void> | undefined;

/**
 * @param svg as `drawSvg` gives it
 * @throws an Error in words where no font has one of the letters
 */
export async function drawPng(svg: string, { wasm, fonts, advice, scale = 2 }: PngOptions): Promise<Uint8Array> {
  const { files, family, missing } = await chooseFonts(lettersOf(svg), fonts);
  if (missing.length) throw new Error([missingWords(missing), advice].filter(Boolean).join(' '));
  ready ??= wasm().then((bytes) => initWasm(new Uint8Array(bytes)));
  await ready;
  const font = { fontBuffers: files, defaultFontFamily: family, sansSerifFamily: family };
  const drawing = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale } });
  try {
    const picture = drawing.render();
    const png = picture.asPng();
    picture.free();
    return png;
  } finally {
    drawing.free();
  }
}

function missingWords(missing: readonly string[]): string {
  const named = missing.slice(0, MOST_NAMED).join('');
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
  return `No font was found that has the letters “${named}”${more}.`;
}

/** The letters that a drawing shows, each once. */
export function lettersOf(svg: string): Set<string> {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };
  const text = svg.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (entity) => entities[entity] ?? '');
  return new Set([...text].filter((character) => !INVISIBLE.test(character)));
}

interface ChosenFonts {
  files: Uint8Array[];
  /** Of the first font taken. */
  family: string;
  /** Letters that none has. */
  missing: string[];
}

/** As few files as cover the letters, and a bold face of the first one's family where it has one. */
export async function chooseFonts(letters: ReadonlySet<string>, fonts: PngOptions['fonts']): Promise<ChosenFonts> {
  const files: Uint8Array[] = [];
  let missing = [...letters];
  let family: string | undefined;
  let bold = false;
  if (missing.length === 0) return { files, family: 'sans-serif', missing };
  for await (const file of fonts) {
    const faces = fontFaces(file).filter((face) => !face.italic);
    const left = missing.filter((letter) => !faces.some((face) => face.has(letter.codePointAt(0)!)));
    const regular = faces.find((face) => face.weight < BOLD);
    const heavy = faces.some((face) => face.weight >= BOLD && face.family === (family ?? regular?.family));
    // A bold face alone would set every line in bold.
    const helps = left.length < missing.length && (family !== undefined || regular !== undefined);
    if (!helps && !(heavy && !bold)) continue;
    if (!helps && family === undefined) continue;
    files.push(file);
    family ??= regular?.family;
    bold ||= heavy;
    missing = left;
    if (missing.length === 0 && bold) break;
  }
  return { files, family: family ?? 'sans-serif', missing };
}

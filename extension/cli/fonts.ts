// The fonts of this machine, for PNG: the rasteriser brings none and asks no system. Best first, read one by one.
import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

const FONT_FILE = /\.(?:ttf|otf|ttc|otc)$/i;
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_FOLDERS_DEEP = 5;

/**
 * File names in the order in which fonts are tried: the sans serifs that charts are laid out for, then ones for
 * Chinese, Japanese and Korean. Every other font comes after them.
 */
const PREFERRED: readonly RegExp[] = [
  /^segoeui(?:b|sb)?\./i,
  /^OpenSans-(?:Regular|Semi-?bold|Bold)\./i,
  /^Ubuntu-(?:R|B|M|Regular|Medium|Bold)\./i,
  /^NotoSans-(?:Regular|SemiBold|Bold)\./i,
  /^(?:Helvetica|HelveticaNeue)\./i,
  /^Arial(?: Bold|bd)?\./i,
  /^LiberationSans-(?:Regular|Bold)\./i,
  /^DejaVuSans(?:-Bold)?\./i,
  /^(?:Roboto|Inter|Cantarell|Carlito)-(?:Regular|Bold)\./i,
  /^(?:msyh|msyhbd)\./i,
  /^PingFang/i,
  /^(?:NotoSansCJK|NotoSansSC|SourceHanSans)/i,
  /^(?:wqy|Hiragino|STHeiti|simhei|DroidSansFallback)/i,
  /^(?:malgun|AppleSDGothic|YuGoth|meiryo|NotoSans)/i,
];

function folders(): string[] {
  const home = homedir();
  const { WINDIR = 'C:\\Windows', LOCALAPPDATA = path.join(home, 'AppData', 'Local') } = process.env;
  switch (process.platform) {
    case 'win32':
      return [path.join(WINDIR, 'Fonts'), path.join(LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', path.join(home, 'Library', 'Fonts')];
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        path.join(home, '.local/share/fonts'),
        path.join(home, '.fonts'),
      ];
  }
}

async function fontFiles(folder: string, depth = 0): Promise<string[]> {
  // A folder that is not there or not open to us has no fonts.
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return depth < MOST_FOLDERS_DEEP ? fontFiles(file, depth + 1) : [];
      return FONT_FILE.test(entry.name) ? [file] : [];
    }),
  );
  return found.flat();
}

/** Where a font is tried: its place in `PREFERRED`, regular before bold. */
function rank(file: string): number {
  const name = path.basename(file);
  const at = PREFERRED.findIndex((pattern) => pattern.test(name));
  return (at < 0 ? PREFERRED.length : at) * 2 + (/bold|bd?\.|-B\.|sb\./i.test(name) ? 1 : 0);
}

/**
 * @param named font files that come before all others
 * @throws Error with a sentence, where a named one cannot be read
 */
export async function* systemFonts(named: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of named)
    yield await readFile(file).catch((error: Error) => {
      throw new Error(`The font \`${file}\` cannot be read: ${error.message}.`, { cause: error });
    });
  const files = (await Promise.all(folders().map((folder) => fontFiles(folder)))).flat();
  const ranked = files.map((file) => ({ file, rank: rank(file) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.file < b.file ? -1 : 1));
  for (const { file } of ranked) {
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile() || found.size > MOST_BYTES) continue;
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes) yield bytes;
  }
}

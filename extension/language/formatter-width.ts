// How many columns a text takes in a fixed-width font, by the classes of Unicode's East Asian Width (UAX 11).

/** Scripts and forms that take two columns: Han, kana, Hangul, bopomofo, full-width forms, emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]/u;
/** Half-width kana and Hangul are of those scripts, too. */
const HALF = /[\uff61-\uffdc]/;
/** Marks and invisible signs stand on the character before them. */
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;

const columnsOf = (character: string): number => {
  if (character < '\u0300') return 1;
  if (NONE.test(character)) return 0;
  return WIDE.test(character) && !HALF.test(character) ? 2 : 1;
};

/** Columns that `text` takes; a tab counts as one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** `text` followed by the blanks that bring it to `width` columns. */
export const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

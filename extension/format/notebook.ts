/** A line break as CommonMark and editors know it; U+2028, U+2029 and U+0085 are ordinary characters. */
export type LineEnding = '\n' | '\r\n' | '\r';

/**
 * One cell. Only `kind`, `language` and `text` say what the cell is; every other field remembers how it stood in the
 * file, is plain JSON, and may be missing or out of date: what no longer fits is then not used.
 */
export type Cell = {
  kind: 'code' | 'markdown';
  /** `markdown` for every Markdown cell. */
  language: string;
  /** A code cell: what stands between its fences, without the last line break. Line breaks are those of the file. */
  text: string;
  /** The cell's lines as they stood in the file (fences or markers included), without the break after the last one. */
  raw?: string;
  /** The break after the cell's last line, where it is not the file's usual one. */
  ending?: LineEnding;
  /** White space and `<!-- cell -->` lines before the cell, where they are not the usual ones. */
  gap?: string;
  /** The JSON object after a fence's language, without the format's own keys (`cell`, `language`). */
  attributes?: Record<string, unknown>;
  /** The cell's fence (or its `<!-- cell:ID -->`) is never closed: the cell runs to the end of the file. */
  unclosed?: true;
};

/** A file's cells, and what of the file belongs to none of them. */
export type Notebook = {
  cells: Cell[];
  /** The file starts with a byte order mark. */
  bom?: true;
  /** The front-matter block with its `---` lines and the break after it. Anything but one whole block is not written. */
  frontMatter?: string;
  /** The line break that the file uses most; new lines take it. Without one, texts are written with their own breaks. */
  lineEnding?: LineEnding;
  /** The last cell's last line has no line break. */
  noFinalNewline?: true;
  /** White space (and stray `<!-- cell -->` lines) after the last cell. */
  tail?: string;
};

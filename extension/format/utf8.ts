/**
 * The text of a file's bytes, with its byte order mark, if any. Bytes that are not UTF-8 throw an `Error` whose message
 * says where they are: opening then fails and the file is left alone (file format, rule 5).
 */
export function decode(bytes: Uint8Array): string {
  try {
    return decoder().decode(bytes);
  } catch {
    const offset = firstInvalidByte(bytes);
    const line = lineOf(bytes, offset);
    const place =
      offset < bytes.length
        ? `byte ${offset + 1} (on line ${line}) fits no character`
        : `the text breaks off inside a character after byte ${offset} (on line ${line})`;
    throw new Error(
      `This file is not UTF-8 text: ${place}.${utf16Hint(bytes)} ` +
        'It was not opened and is left as it is. Convert it to UTF-8, then open it again.',
    );
  }
}

/** The bytes of a text as UTF-8. A half of a surrogate pair has no UTF-8 form and becomes U+FFFD. */
export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decoder(): TextDecoder {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
}

/** The last byte of the shortest start of `bytes` that no further bytes can mend; the end, if the text is cut off. */
function firstInvalidByte(bytes: Uint8Array): number {
  let sound = 0;
  let broken = bytes.length + 1;
  while (broken - sound > 1) {
    const middle = (sound + broken) >>> 1;
    if (isSoundStart(bytes.subarray(0, middle))) sound = middle;
    else broken = middle;
  }
  return broken - 1;
}

function isSoundStart(bytes: Uint8Array): boolean {
  try {
    decoder().decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** 1-based. */
function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line++;
  }
  return line;
}

function utf16Hint(bytes: Uint8Array): string {
  const mark = `${bytes[0]},${bytes[1]}`;
  return mark === '255,254' || mark === '254,255' ? ' It looks like UTF-16.' : '';
}

import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fontFaces } from '../../../extension/draw/font-file';
import { chooseFonts, drawPng, lettersOf } from '../../../extension/draw/png';
import { drawSvg } from '../../../extension/draw/svg';

/** Fonts of the machine that runs the tests; where there is none, what needs one is skipped. */
const FOLDER = '/usr/share/fonts/truetype';
const files = ((): string[] => {
  try {
    return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ttf'));
  } catch {
    return [];
  }
})();
const found = (name: string): string | undefined => files.find((file) => file.endsWith(`/${name}`));
const font = (name: string): Uint8Array => readFileSync(`${FOLDER}/${found(name)}`);
const withFonts = describe.skipIf(!found('DejaVuSans.ttf') || !found('DejaVuSans-Bold.ttf'));

const wasm = () => readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));

/** Size and rows of an 8-bit RGBA PNG, read by the format's own specification (no interlace, filters undone). */
function pixels(png: Uint8Array): { width: number; height: number; at(x: number, y: number): number[] } {
  const view = Buffer.from(png);
  const [width, height] = [view.readUInt32BE(16), view.readUInt32BE(20)];
  const parts: Buffer[] = [];
  for (let at = 8; at < view.length;) {
    const length = view.readUInt32BE(at);
    if (view.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(view.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * 4;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let i = 0; i < stride; i++) {
      const left = i < 4 ? 0 : rows[y * stride + i - 4]!;
      const up = y === 0 ? 0 : rows[(y - 1) * stride + i]!;
      const corner = y === 0 || i < 4 ? 0 : rows[(y - 1) * stride + i - 4]!;
      const estimate = left + up - corner;
      const [a, b, c] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [number, number, number];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      rows[y * stride + i] = raw[y * (stride + 1) + 1 + i]! + [0, left, up, (left + up) >> 1, paeth][filter]!;
    }
  }
  return { width, height, at: (x, y) => [...rows.subarray(y * stride + x * 4, y * stride + x * 4 + 4)] };
}

const bars = {
  title: 'Sales',
  width: 300,
  height: 100,
  data: { values: [{ a: 'x', b: 1 }] },
  mark: { type: 'bar', color: '#ff0000' },
  encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } },
};

withFonts('drawPng', () => {
  const fonts = found('DejaVuSans.ttf') ? [font('DejaVuSans.ttf'), font('DejaVuSans-Bold.ttf')] : [];

  test('draws at twice the size, on the theme’s paper, with the bar in its colour', async () => {
    const svg = await drawSvg(bars, 'dark');
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!.map(Number);
    const picture = pixels(await drawPng(svg, { wasm, fonts }));
    expect([picture.width, picture.height]).toEqual([Math.round(2 * width!), Math.round(2 * height!)]);
    expect(picture.at(0, 0)).toEqual([0x1f, 0x1f, 0x1f, 255]);
    const middle = Array.from({ length: picture.width }, (_, x) => picture.at(x, Math.round(picture.height / 2)));
    expect(middle).toContainEqual([255, 0, 0, 255]);
  });

  test('draws the text: without it the picture is another', async () => {
    const svg = await drawSvg(bars, 'light');
    const whole = await drawPng(svg, { wasm, fonts });
    const bare = await drawPng(svg.replace(/(<text[^>]*>)[^<]+/g, '$1'), { wasm, fonts });
    expect(whole.length).toBeGreaterThan(bare.length + 500);
  });

  test('refuses to leave out letters, and names them', async () => {
    const svg = await drawSvg({ ...bars, title: '循环融资' }, 'light');
    await expect(drawPng(svg, { wasm, fonts })).rejects.toThrow('No font was found that has the letters “循环融资”.');
    await expect(drawPng(svg, { wasm, fonts: [] })).rejects.toThrow(/No font was found/);
  });
});

withFonts('chooseFonts', () => {
  const [regular, bold] = found('DejaVuSans.ttf') ? [font('DejaVuSans.ttf'), font('DejaVuSans-Bold.ttf')] : [];

  test('takes a regular face first, a bold one of its family, and no more', async () => {
    const { files: taken, family } = await chooseFonts(new Set('ab'), [bold!, regular!, bold!, regular!]);
    expect(taken).toEqual([regular, bold]);
    expect(family).toBe('DejaVu Sans');
  });

  test('passes over files that are no fonts', async () => {
    const { files: taken } = await chooseFonts(new Set('a'), [
      new Uint8Array([1, 2, 3]),
      new Uint8Array(4096),
      regular!,
    ]);
    expect(taken).toEqual([regular]);
  });
});

withFonts('fontFaces', () => {
  test('reads family, weight and letters', () => {
    const [face] = fontFaces(font('DejaVuSans-Bold.ttf'));
    expect(face).toMatchObject({ family: 'DejaVu Sans', weight: 700, italic: false });
    for (const letter of 'aÄ€→−✓𝔸') expect(face!.has(letter.codePointAt(0)!), letter).toBe(true);
    for (const letter of '循한') expect(face!.has(letter.codePointAt(0)!), letter).toBe(false);
  });

  test('ends quietly wherever a file is cut', () => {
    const whole = font('DejaVuSans.ttf');
    for (let length = 0; length < whole.length; length += 1 + (length >> 3))
      for (const face of fontFaces(whole.subarray(0, length))) expect(typeof face.has(0x4e00)).toBe('boolean');
  });
});

describe('lettersOf', () => {
  test('reads what is shown: no tags, no attributes, no blanks, entities as letters', () => {
    expect([...lettersOf('<svg aria-label="zz"><text>a &lt;b\u2060&amp; a</text></svg>')].join('')).toBe('a<b&');
  });
});

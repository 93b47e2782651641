// The last gate of a drawing that leaves the window: the SVG text that Vega wrote, tag by tag. What is not known to be
// a plain shape, a plain text or a reference into the same picture does not pass.
import { printable } from './markup';

const ELEMENTS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'path', 'rect', 'line', 'text', 'tspan'],
  ...['defs', 'clipPath', 'linearGradient', 'radialGradient', 'pattern', 'stop'],
]);

const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['xmlns', 'version', 'width', 'height', 'viewBox', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'dx', 'dy', 'd', 'transform'],
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'],
  ...[
    'stroke-dasharray',
    'stroke-dashoffset',
    'stroke-miterlimit',
    'opacity',
    'vector-effect',
    'clip-path',
    'id',
    'display',
  ],
  ...['text-anchor', 'font-family', 'font-size', 'font-style', 'font-weight', 'font-variant', 'direction'],
  ...['fx', 'fy', 'fr', 'cx', 'cy', 'r', 'offset', 'stop-color', 'preserveAspectRatio'],
  ...['aria-hidden', 'aria-label', 'role'],
]);

/** Left out without a word: classes could meet a page's style, the rest says nothing to a reader of the file. */
const DROPPED: ReadonlySet<string> = new Set([
  'class',
  'pointer-events',
  'aria-roledescription',
  'xmlns:xlink',
  'style',
]);

/** A reference into the same picture: a gradient or a clipping path. */
const REFERENCE = /^url\(#([\w-]+)\)$/;
const ADDRESS = /url\s*\(|image\s*\(|src\s*\(|[a-z][a-z+.-]*:\S/i;
/** What may hold a colon: prose, and the namespace. */
const PROSE: ReadonlySet<string> = new Set(['aria-label', 'xmlns']);

/**
 * The drawing without scripts, links, images, event attributes, styles and classes, its ids renamed in their order.
 * @param svg as Vega writes it: every `<` and `>` of a value is escaped
 * @param prefix begins every id, so that several drawings fit on one page
 * @throws an Error in words where something is left that is no plain drawing
 */
export function sealSvg(svg: string, prefix: string): string {
  const ids = new Map<string, string>();
  const renamed = (id: string): string => {
    const known = ids.get(id) ?? `${prefix}${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  const attribute = (name: string, value: string): string => {
    if (DROPPED.has(name)) return '';
    if (!ATTRIBUTES.has(name)) throw new Error(`The drawing holds the attribute “${name}”, which is no drawing.`);
    if (name === 'id') return ` id="${renamed(value)}"`;
    const reference = REFERENCE.exec(value)?.[1];
    if (reference !== undefined) return ` ${name}="url(#${renamed(reference)})"`;
    if (!PROSE.has(name) && ADDRESS.test(value)) throw new Error(`The drawing holds an address in “${name}”.`);
    return ` ${name}="${value}"`;
  };
  return printable(svg).replace(/<([^>]*)>/g, (tag, inside: string) => {
    const [, end, name = '', attributes = '', closed] = /^(\/?)([\w:]+)([^]*?)(\/?)$/.exec(inside) ?? [];
    // A picture inside the picture is only ever an address, and those are refused before.
    if (name === 'image') return '';
    if (!ELEMENTS.has(name)) throw new Error(`The drawing holds “${tag.slice(0, 40)}”, which is no drawing.`);
    const kept = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => attribute(key!, value!));
    return `<${end}${name}${kept.join('')}${closed}>`;
  });
}

// A Markdown cell as HTML. The dialect is VS Code's own (markdown-it), its HTML is text, and of addresses only web links
// and pictures that the cell itself holds are kept.
import type { Env, RendererRule } from 'markdown-it';
import MarkdownIt from 'markdown-it';
import { webAddress } from './guard/web-address';
import { escaped, printable } from './markup';

/** Raster pictures only: an SVG is a document. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/;

/** Of each link that is open, whether it was written. */
const openLinks = (env: Env | undefined): boolean[] => env?.openLinks as boolean[];

const linkOpen: RendererRule = (tokens, index, _options, env) => {
  const address = webAddress(String(tokens[index]?.attrGet('href') ?? ''));
  openLinks(env).push(address !== null);
  return address === null ? '' : `<a href="${escaped(address)}" rel="noopener noreferrer">`;
};

const linkClose: RendererRule = (_tokens, _index, _options, env) => (openLinks(env).pop() ? '</a>' : '');

const image: RendererRule = (tokens, index) => {
  const token = tokens[index]!;
  const source = String(token.attrGet('src') ?? '');
  const words = escaped(token.content);
  if (PICTURE.test(source)) return `<img src="${source}" alt="${words}">`;
  // A report loads nothing: of a picture elsewhere its words remain.
  return words === '' ? '' : `<span class="absent">${words}</span>`;
};

const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false });
// Every address is looked at where it is written out, above; refused here, its Markdown would stand in the text.
markdown.validateLink = () => true;
Object.assign(markdown.renderer.rules, { link_open: linkOpen, link_close: linkClose, image });

/** @returns HTML in which every tag is markdown-it's or ours */
export function proseHtml(text: string): string {
  return markdown.render(printable(text), { openLinks: [] });
}

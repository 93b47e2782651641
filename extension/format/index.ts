export { deserialize } from './deserialize';
export { frontMatter } from './front-matter';
export type { FrontMatter, FrontMatterProblem } from './front-matter';
export type { Cell, LineEnding, Notebook } from './notebook';
export { serialize, startLines } from './serialize';
export { decode, encode } from './utf8';

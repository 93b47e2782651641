// One notebook's text, evaluated in this process as the kernel does it.
import { frontMatter } from '../format/front-matter';
import { deserialize } from '../format/index';
import type { ReadFile } from '../kernel/session';
import { createSession } from '../kernel/session';
import type { CellInput, Overrides } from '../language/notebook';
import type { Report } from './report';
import { makeReport } from './report';

/**
 * @param file its name, as it was given
 * @param chosen what the command line chose; it outranks the notebook's front matter
 */
export async function runNotebook(file: string, text: string, read: ReadFile, chosen: Overrides = {}): Promise<Report> {
  const notebook = deserialize(text);
  const inputs = notebook.cells.map((cell, i): CellInput => ({
    id: String(i + 1),
    kind: cell.kind,
    language: cell.language,
    text: cell.text,
    ...(cell.unclosed && { unclosed: true }),
  }));
  const { title, asOf, samples, seed, problems } = frontMatter(notebook);
  const session = createSession(read);
  session.update(inputs, {
    ...chosen,
    asOf: chosen.asOf ?? asOf,
    samples: chosen.samples ?? samples,
    seed: chosen.seed ?? seed,
  });
  const planned = new Set(await session.plan(inputs.filter((c) => c.kind === 'code').map((c) => c.id)));
  const cells = inputs.map((input, i) => ({
    id: input.id,
    number: i + 1,
    kind: input.kind,
    language: input.language,
    text: input.text,
    ...(planned.has(input.id) && { result: session.result(input.id) }),
  }));
  return { ...makeReport(file, cells, session.evaluated(), problems), ...(title !== undefined && { title }) };
}

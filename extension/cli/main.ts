// `aibubble`: the notebook's engine without an editor.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { decode, deserialize } from '../format/index';
import { frontMatter } from '../format/front-matter';
import { createSession } from '../kernel/session';
import type { CellInput } from '../language/notebook';
import type { Request } from './arguments';
import { readArguments } from './arguments';
import { readInside } from './data-files';
import type { ExitCode, Report } from './report';
import { diagnosticLines, exitCode, jsonReport, makeReport, textReport } from './report';

const WRONG_COMMAND_LINE = 64;

/** Evaluates one notebook file. */
async function evaluateFile(file: string, request: Request): Promise<Report> {
  const notebook = deserialize(decode(await readFile(file)));
  const inputs = notebook.cells.map((cell, i): CellInput => ({
    id: String(i + 1),
    kind: cell.kind,
    language: cell.language,
    text: cell.text,
    ...(cell.unclosed && { unclosed: true }),
  }));
  const { asOf, samples, seed } = frontMatter(notebook);
  const session = createSession(readInside(dirname(resolve(file)), request.allow));
  session.update(inputs, {
    asOf: request.asOf ?? asOf,
    samples: request.samples ?? samples,
    seed: request.seed ?? seed,
  });
  const planned = new Set(await session.plan(inputs.filter((c) => c.kind === 'code').map((c) => c.id)));
  const cells = inputs.map((input, i) => ({
    id: input.id,
    number: i + 1,
    text: input.text,
    ...(planned.has(input.id) && { result: session.result(input.id) }),
  }));
  return makeReport(file, cells, session.evaluated());
}

async function main(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  if (!read.ok) {
    console.error(read.message);
    return WRONG_COMMAND_LINE;
  }
  const { request } = read;
  let worst: ExitCode = 0;
  const printed: string[] = [];
  for (const file of request.files) {
    let report: Report;
    try {
      report = await evaluateFile(file, request);
    } catch (error) {
      // The file itself cannot be read: no report, one sentence.
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      worst = 1;
      continue;
    }
    const code = exitCode(report, request.failOn);
    if (worst !== 1 && code !== 0) worst = code;
    if (request.command === 'check') printed.push(...diagnosticLines(report, ['error', 'warning', 'hint']));
    else printed.push(request.format === 'json' ? jsonReport(report) : textReport(report));
  }
  const text = printed.join('\n');
  if (request.out !== undefined) await writeFile(request.out, `${text}\n`);
  else if (text !== '') process.stdout.write(`${text}\n`);
  return worst;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 70;
  },
);

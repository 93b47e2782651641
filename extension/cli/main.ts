// `aibubble`: the notebook's engine without an editor.
import { dirname, resolve } from 'node:path';
import { decode } from '../format/index';
import type { Request } from './arguments';
import { readArguments } from './arguments';
import { readInside } from './data-files';
import { drawChart, htmlPage, markdownPage } from './draw';
import { readNotebook, writeOutput } from './files';
import { formatFiles } from './format-files';
import type { ExitCode, Report } from './report';
import { diagnosticLines, exitCode, jsonReport, textReport } from './report';
import { runNotebook } from './run-notebook';

const WRONG_COMMAND_LINE = 64;
/** A fault of the program itself, as in sysexits.h. */
const FAULT = 70;

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function evaluateFile(file: string, { asOf, samples, seed, allow, scenario, set }: Request): Promise<Report> {
  const bytes = await readNotebook(file);
  let text: string;
  try {
    text = decode(bytes);
  } catch (error) {
    throw new Error(`\`${file}\`: ${sentence(error)}`, { cause: error });
  }
  return runNotebook(file, text, readInside(dirname(resolve(file)), allow), { asOf, samples, seed, scenario, set });
}

async function printed(report: Report, request: Request): Promise<string[]> {
  if (request.command === 'check') return diagnosticLines(report, ['error', 'warning', 'hint']);
  switch (request.format) {
    case 'text':
      return [textReport(report)];
    case 'json':
      return [jsonReport(report)];
    case 'html':
      return [await htmlPage(report)];
    case 'md':
      return [await markdownPage(report, request)];
  }
}

/** 0 when the chart stands, whatever else is wrong with the notebook. */
async function chart(file: string, request: Request): Promise<number> {
  try {
    await drawChart(await evaluateFile(file, request), request);
    return 0;
  } catch (error) {
    console.error(sentence(error));
    return 1;
  }
}

async function main(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  if (!read.ok) {
    console.error(read.message);
    return WRONG_COMMAND_LINE;
  }
  if (read.help !== undefined) {
    process.stdout.write(`${read.help}\n`);
    return 0;
  }
  const { request } = read;
  if (request.command === 'chart') return chart(request.files[0]!, request);
  if (request.command === 'fmt') return formatFiles(request.files, request.checkOnly === true);
  let worst: ExitCode = 0;
  const parts: string[] = [];
  for (const file of request.files) {
    let report: Report;
    try {
      report = await evaluateFile(file, request);
    } catch (error) {
      // The file itself cannot be read: no report, one sentence.
      console.error(sentence(error));
      worst = 1;
      continue;
    }
    if (report.evaluated.refused.length) {
      console.error(report.evaluated.refused.join('\n'));
      return WRONG_COMMAND_LINE;
    }
    const code = exitCode(report, request.failOn);
    if (worst !== 1 && code !== 0) worst = code;
    parts.push(...(await printed(report, request)));
  }
  const text = parts.filter((part) => part !== '').join('\n');
  if (request.out !== undefined) await writeOutput(request.out, text === '' ? '' : `${text}\n`);
  else if (text !== '') process.stdout.write(`${text}\n`);
  return worst;
}

// A reader that has seen enough (`aibubble … | head`) closes the pipe: there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') console.error(`The output cannot be written: ${error.message}`);
  process.exit(error.code === 'EPIPE' ? process.exitCode : 1);
});
process.stderr.on('error', () => process.exit(process.exitCode));

main(process.argv.slice(2)).then(
  // Never `process.exit`: what is still in the pipe would be lost.
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const unwritable = error instanceof Error && error.cause !== undefined;
    console.error(unwritable ? error.message : `aibubble has a fault: ${sentence(error)}`);
    process.exitCode = unwritable ? 1 : FAULT;
  },
);

// What could be written at a place of a cell, as plain data. Answers even in half-typed text.
import { DEAL_KINDS, DEAL_STATUSES, SCHEMAS } from '../../catalogue/data-schemas';
import { ENTRIES } from '../../catalogue/entries';
import type { FunctionEntry } from '../../catalogue/function-entry';
import { KEYWORDS } from '../../catalogue/keywords';
import { UNITS } from '../../catalogue/units';
import type { Analysis } from '../analysed';
import type { Span } from '../diagnostic';
import type { Type } from '../type';
import { describeType } from '../type';
import { choicesBefore } from './choices';
import { tableAround } from './place';

export interface CompletionAnswer {
  label: string;
  kind: 'value' | 'table' | 'column' | 'function' | 'indicator' | 'unit' | 'source' | 'keyword' | 'company' | 'kind';
  detail?: string;
  documentation?: string;
  /** In VS Code's snippet syntax. */
  insert?: string;
  replace: Span;
}

const WORD_BEFORE = /[\p{L}\p{M}\p{N}_]*$/u;

export function complete(analysis: Analysis, cell: string, offset: number): CompletionAnswer[] {
  const found = analysis.cells.get(cell);
  if (!found || found.input.kind !== 'code') return [];
  const { text, language } = found.input;
  if (language === 'aibubble-data') return completeData(analysis, text, offset);
  if (language !== 'aibubble' || inComment(text, offset)) return [];
  const word = WORD_BEFORE.exec(text.slice(0, offset))![0];
  const replace = { start: offset - word.length, end: offset };
  const before = text.slice(0, replace.start);

  const mark = /\[\^([^\],\n]*)$/.exec(text.slice(0, offset));
  if (mark) return sources(analysis, { start: offset - mark[1]!.length, end: offset });
  const quote = /^(?:[^"]*"[^"]*")*[^"]*"([^"]*)$/.exec(lineBefore(text, offset));
  if (quote) return companies(analysis, { start: offset - quote[1]!.length, end: offset });
  const dot = /((?:[\p{L}_][\p{L}\p{M}\p{N}_]*|'[^'\n]*')(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*)\.$/u.exec(before);
  if (dot) return members(typeOfPath(analysis, cell, dot[1]!), replace);
  if (/\d\s*$/.test(before) || /\bin\s+$/.test(before)) return units(analysis, replace);

  const choices = choicesBefore(before);
  if (choices.length) return choices.map((label) => ({ label, kind: 'keyword', insert: label, replace }));

  const row = tableAround(analysis, cell, text, offset);
  return [
    ...(row ? members(row, replace) : []),
    ...names(analysis, cell, replace),
    ...functions(replace),
    ...keywords(replace),
  ];
}

const lineBefore = (text: string, offset: number): string => text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);

/** A `#` outside quotes. */
function inComment(text: string, offset: number): boolean {
  return lineBefore(text, offset)
    .replace(/"[^"]*"|'[^']*'/g, '')
    .includes('#');
}

function typeOfPath(analysis: Analysis, cell: string, path: string): Type | undefined {
  const [first, ...rest] = path.split('.').map((part) => part.replace(/^'|'$/g, ''));
  const key = first!.startsWith('_') ? `${cell}\u0000${first}` : first!;
  let type = analysis.definitions.get(key)?.type;
  for (const part of rest) {
    type =
      type?.kind === 'table'
        ? (type.extra?.get(part) ?? type.columns.get(part))
        : type?.kind === 'record'
          ? type.fields.get(part)
          : undefined;
  }
  return type;
}

const quoted = (name: string): string => (/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) ? name : `'${name}'`);

function members(type: Type | undefined, replace: Span): CompletionAnswer[] {
  const list =
    type?.kind === 'table' ? [...type.columns, ...(type.extra ?? [])] : type?.kind === 'record' ? [...type.fields] : [];
  return list.map(([name, inner]) => ({
    label: name,
    kind: 'column',
    detail: describeType(inner),
    insert: escape(quoted(name)),
    replace,
  }));
}

function names(analysis: Analysis, cell: string, replace: Span): CompletionAnswer[] {
  const own = [...analysis.functions.values()]
    .filter(({ statement, cell: home }) => !statement.name.startsWith('_') || home === cell)
    .map(({ statement }): CompletionAnswer => ({
      label: statement.name,
      kind: 'function',
      detail: `(${statement.parameters.map((p) => p.name).join(', ')})`,
      insert: `${escape(statement.name)}(${statement.parameters.map((p, i) => `\${${i + 1}:${p.name}}`).join(', ')})`,
      replace,
    }));
  const values = [...analysis.definitions.values()]
    .filter((d) => !d.name.startsWith('_') || d.cell === cell)
    .map((d): CompletionAnswer => ({
      label: d.name,
      kind: d.type.kind === 'table' ? 'table' : 'value',
      detail: describeType(d.type),
      insert: escape(quoted(d.name)),
      replace,
    }));
  return [...values, ...own];
}

const escape = (text: string): string => text.replace(/[$}\\]/g, '\\$&');

function functions(replace: Span): CompletionAnswer[] {
  return ENTRIES.map((entry) => ({
    label: entry.id,
    kind: entry.kind === 'indicator' ? 'indicator' : 'function',
    detail: `${entry.name.en} · ${entry.name.zh}`,
    documentation: documentationOf(entry),
    insert: callSnippet(entry),
    replace,
  }));
}

/** Required arguments as placeholders; from the second on by name. */
function callSnippet(entry: FunctionEntry): string {
  const parameters = entry.forms[0]!.parameters.filter((p) => !p.optional);
  return `${entry.id}(${parameters.map((p, i) => (i === 0 ? `\${1:${p.name}}` : `${p.name}: \${${i + 1}:${p.name}}`)).join(', ')})`;
}

/** Help, formula, parameters, thresholds and citation in Markdown; hover shows the same. */
export function documentationOf(entry: FunctionEntry): string {
  const parameters = entry.forms[0]!.parameters.map(
    (p) => `- \`${p.name}\`: ${p.help}${p.optional ? ` (${p.default ?? 'may be left out'})` : ''}`,
  );
  const thresholds = (entry.thresholds ?? []).map((t) => `${t.level} at ${t.value} (${t.by})`).join('; ');
  return [
    entry.help,
    entry.formula && `\`${entry.formula}\``,
    parameters.join('\n'),
    thresholds && `Levels: ${thresholds}.`,
    entry.citation,
  ]
    .filter((part): part is string => part !== undefined && part !== '')
    .join('\n\n');
}

function keywords(replace: Span): CompletionAnswer[] {
  return KEYWORDS.map((k) => ({ label: k.name, kind: 'keyword', detail: k.help, insert: escape(k.name), replace }));
}

function units(analysis: Analysis, replace: Span): CompletionAnswer[] {
  const known = UNITS.map((u): CompletionAnswer => ({
    label: u.plural ?? u.name,
    kind: 'unit',
    detail: u.help,
    replace,
  }));
  return [
    ...known,
    ...[...analysis.ownUnits].map((label): CompletionAnswer => ({
      label,
      kind: 'unit',
      detail: 'a unit of this notebook',
      replace,
    })),
  ];
}

function sources(analysis: Analysis, replace: Span): CompletionAnswer[] {
  const found: CompletionAnswer[] = [{ label: 'assumption', kind: 'source', detail: 'assumed, not sourced', replace }];
  for (const { data } of analysis.cells.values()) {
    if (data?.heading.schema?.name !== 'sources') continue;
    const [keys, titles] = ['key', 'title'].map((name) => data.columns.find((c) => c.name === name)?.texts);
    keys?.forEach((key, row) => {
      const title = titles?.[row];
      if (key !== null) found.push({ label: key, kind: 'source', ...(title && { detail: title }), replace });
    });
  }
  return found;
}

function companies(analysis: Analysis, replace: Span): CompletionAnswer[] {
  const found = new Set<string>();
  for (const { data } of analysis.cells.values()) {
    for (const column of data?.columns ?? []) {
      if (!['from', 'to', 'company'].includes(column.name)) continue;
      for (const name of column.texts ?? []) if (name !== null) found.add(name);
    }
  }
  const kinds = DEAL_KINDS.map((k): CompletionAnswer => ({ label: k.name, kind: 'kind', detail: k.help, replace }));
  return [...[...found].map((label): CompletionAnswer => ({ label, kind: 'company', replace })), ...kinds];
}

/** First line: schemas. Header: columns of the schema. Rows: what the column takes. */
function completeData(analysis: Analysis, text: string, offset: number): CompletionAnswer[] {
  const lines = text.slice(0, offset).split('\n');
  const line = lines[lines.length - 1]!;
  const [schemaName] = text.trimStart().split(/\s/, 1);
  const schema = SCHEMAS.find((s) => s.name === schemaName);
  const field = /[^,\t]*$/.exec(line)![0].trimStart();
  const replace = { start: offset - field.length, end: offset };
  if (lines.length === 1) {
    if (/\s/.test(line.trimStart())) return [];
    return SCHEMAS.map((s) => ({ label: s.name, kind: 'keyword', detail: s.help, replace }));
  }
  if (!schema) return [];
  const header = (text.split('\n')[1] ?? '').split(/[,\t]/).map((h) => h.replace(/\[.*\]/, '').trim());
  if (lines.length === 2) {
    return schema.columns
      .filter((c) => !header.includes(c.name))
      .map((c) => ({ label: c.name, kind: 'column', detail: c.help, replace }));
  }
  switch (header[line.split(/[,\t]/).length - 1]) {
    case 'kind':
      return DEAL_KINDS.map((k) => ({ label: k.name, kind: 'kind', detail: k.help, replace }));
    case 'status':
      return DEAL_STATUSES.map((label) => ({ label, kind: 'kind', replace }));
    case 'from':
    case 'to':
    case 'company':
      return companies(analysis, replace).filter((a) => a.kind === 'company');
    case 'source':
      return sources(analysis, replace);
    default:
      return [];
  }
}

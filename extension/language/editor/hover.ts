// What a name, column, function, unit or source under the pointer is, in Markdown.
import { SCHEMAS } from '../../catalogue/data-schemas';
import { entryOf } from '../../catalogue/entries';
import { UNITS } from '../../catalogue/units';
import type { Analysis, Definition } from '../analysed';
import type { Span } from '../diagnostic';
import { keyOf } from '../names';
import type { Expression, SourceMark } from '../syntax';
import type { Type } from '../type';
import { describeType } from '../type';
import { documentationOf } from './completion';
import { contains, expressionsAt, tableAround } from './place';

export interface HoverAnswer {
  span: Span;
  markdown: string;
}

/** `value` is what the last run showed for a name, if there is one. */
export function hover(
  analysis: Analysis,
  cell: string,
  offset: number,
  value: (key: string) => string | undefined = () => undefined,
): HoverAnswer | undefined {
  const found = analysis.cells.get(cell);
  if (!found || found.input.kind !== 'code') return undefined;
  if (found.data) return hoverData(analysis, cell, offset);
  for (const statement of found.parsed?.statements ?? []) {
    if ((statement.kind === 'definition' || statement.kind === 'gauge') && contains(statement.nameSpan, offset)) {
      const definition = definitionNamed(analysis, cell, statement.name);
      if (definition) return { span: statement.nameSpan, markdown: describe(definition, analysis, value) };
    }
  }
  const under = expressionsAt(analysis, cell, offset).reverse();
  for (const e of under) {
    const answer = hoverExpression(e, analysis, cell, offset, value);
    if (answer) return answer;
  }
  return undefined;
}

const definitionNamed = (analysis: Analysis, cell: string, name: string): Definition | undefined =>
  analysis.definitions.get(name.startsWith('_') ? `${cell}\u0000${name}` : name);

function hoverExpression(
  e: Expression,
  analysis: Analysis,
  cell: string,
  offset: number,
  value: (key: string) => string | undefined,
): HoverAnswer | undefined {
  const { text } = analysis.cells.get(cell)!.input;
  switch (e.kind) {
    case 'name': {
      const column = tableAround(analysis, cell, text, offset)?.columns.get(e.name);
      if (column) return { span: e, markdown: columnText(e.name, column) };
      const definition = definitionNamed(analysis, cell, e.name);
      if (definition) return { span: e, markdown: describe(definition, analysis, value) };
      const unit = UNITS.find((u) => u.name === e.name || u.aliases.includes(e.name));
      return unit && { span: e, markdown: `**${unit.name}** · unit\n\n${unit.help}` };
    }
    case 'call': {
      if (!contains(e.calleeSpan, offset)) return undefined;
      const entry = entryOf(e.callee);
      if (entry)
        return {
          span: e.calleeSpan,
          markdown: `**${entry.id}** · ${entry.name.en} · ${entry.name.zh}\n\n${documentationOf(entry)}`,
        };
      const own = analysis.functions.get(keyOf(e.callee, cell));
      return own && { span: e.calleeSpan, markdown: `**${e.callee}** · a function of this notebook` };
    }
    case 'member': {
      if (!contains(e.propertySpan, offset)) return undefined;
      const object = e.object.kind === 'name' ? definitionNamed(analysis, cell, e.object.name)?.type : undefined;
      const type =
        object?.kind === 'table'
          ? (object.extra?.get(e.property) ?? object.columns.get(e.property))
          : object?.kind === 'record'
            ? object.fields.get(e.property)
            : undefined;
      return type && { span: e.propertySpan, markdown: columnText(e.property, type) };
    }
    case 'sourced': {
      const mark = e.marks.find((m) => contains(m, offset));
      return mark && hoverSource(mark, analysis);
    }
    default:
      return undefined;
  }
}

const columnText = (name: string, type: Type): string => {
  const help = SCHEMAS.flatMap((s) => s.columns).find((c) => c.name === name)?.help;
  return `**${name}** · ${describeType(type)}${help ? `\n\n${help}` : ''}`;
};

function describe(definition: Definition, analysis: Analysis, value: (key: string) => string | undefined): string {
  const shown = value(definition.key);
  const head = `**${definition.name}**${shown === undefined ? '' : ` = ${shown}`} · ${describeType(definition.type)}`;
  const { input, data } = analysis.cells.get(definition.cell)!;
  if (data)
    return `${head}\n\n${[...(definition.type.kind === 'table' ? definition.type.columns.keys() : [])].map((c) => `\`${c}\``).join(', ')}`;
  const code = input.text.slice(definition.span.start, definition.span.end).trim();
  const waits = definition.waitsFor.length
    ? `\n\nWaits for ${definition.waitsFor.map((n) => `\`${n}\``).join(', ')}.`
    : '';
  const readers = [...analysis.definitions.values()]
    .filter((d) => d.dependencies.includes(definition.key))
    .map((d) => `\`${d.name}\``);
  const used = readers.length ? `\n\nRead by ${readers.slice(0, 8).join(', ')}${readers.length > 8 ? ' …' : ''}.` : '';
  return `${head}\n\n\`\`\`aibubble\n${code}\n\`\`\`${waits}${used}`;
}

function hoverSource(mark: SourceMark, analysis: Analysis): HoverAnswer | undefined {
  if (mark.key === 'assumption')
    return { span: mark, markdown: '**assumption**\n\nAssumed by the author, not taken from a source.' };
  for (const { data } of analysis.cells.values()) {
    if (data?.heading.schema?.name !== 'sources') continue;
    const texts = (name: string): readonly (string | null)[] => data.columns.find((c) => c.name === name)?.texts ?? [];
    const row = texts('key').indexOf(mark.key);
    if (row < 0) continue;
    const facts = [texts('publisher')[row], mark.locator, texts('url')[row]].filter(
      (f): f is string => f !== null && f !== undefined,
    );
    const quote = texts('quote')[row];
    return {
      span: mark,
      markdown: [`**${texts('title')[row] ?? mark.key}**`, facts.join(' · '), quote ? `> ${quote}` : '']
        .filter((p) => p !== '')
        .join('\n\n'),
    };
  }
  return undefined;
}

function hoverData(analysis: Analysis, cell: string, offset: number): HoverAnswer | undefined {
  const data = analysis.cells.get(cell)!.data!;
  const { heading } = data;
  if (heading.schema && offset < heading.nameSpan.start) {
    const start = heading.nameSpan.start - heading.schema.name.length - 1;
    return {
      span: { start: Math.max(0, start), end: heading.nameSpan.start },
      markdown: `**${heading.schema.name}** · ${heading.schema.help}`,
    };
  }
  if (!contains(heading.nameSpan, offset)) return undefined;
  const rows = `${data.count} row${data.count === 1 ? '' : 's'}${data.failed ? `, ${data.failed} not read` : ''}`;
  return { span: heading.nameSpan, markdown: `**${heading.name}** · ${heading.schema?.name ?? 'table'} · ${rows}` };
}

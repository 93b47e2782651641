// What can be typed next.
import {
  CompletionItem,
  CompletionItemKind,
  languages,
  MarkdownString,
  SnippetString,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { complete, type CompletionAnswer } from '../language/editor/completion';
import { analysisOf } from './analyses';
import { NOTEBOOK_TYPE } from './serializer';
import { notebookOf, rangeOf } from './places';

const KIND: Record<CompletionAnswer['kind'], CompletionItemKind> = {
  value: CompletionItemKind.Variable,
  table: CompletionItemKind.Struct,
  column: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
  indicator: CompletionItemKind.Event,
  unit: CompletionItemKind.Unit,
  source: CompletionItemKind.Reference,
  keyword: CompletionItemKind.Keyword,
  company: CompletionItemKind.Value,
  kind: CompletionItemKind.EnumMember,
};

export function registerCompletion(): Disposable {
  const selector = ['aibubble', 'aibubble-data'].map((language) => ({ notebookType: NOTEBOOK_TYPE, language }));
  return languages.registerCompletionItemProvider(
    selector,
    {
      provideCompletionItems: (document, position) => {
        const notebook = notebookOf(document);
        if (!notebook) return [];
        const answers = complete(analysisOf(notebook), document.uri.toString(), document.offsetAt(position));
        return answers.map((answer, index) => itemOf(document, answer, index));
      },
    },
    ...['.', '^', '"', "'"],
  );
}

function itemOf(document: TextDocument, answer: CompletionAnswer, index: number): CompletionItem {
  const item = new CompletionItem(answer.label, KIND[answer.kind]);
  item.detail = answer.detail;
  item.documentation = answer.documentation === undefined ? undefined : new MarkdownString(answer.documentation);
  item.insertText = answer.insert === undefined ? undefined : new SnippetString(answer.insert);
  item.range = rangeOf(document, answer.replace);
  // The language orders by what fits; VS Code would order by the alphabet.
  item.sortText = String(index).padStart(5, '0');
  return item;
}

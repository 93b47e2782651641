// What the word under the pointer means.
import { Hover, languages, MarkdownString, type Disposable } from 'vscode';
import { hover } from '../language/editor/hover';
import { nameOfKey } from '../language/names';
import { analysisOf } from './analyses';
import type { LastValues } from './last-values';
import { NOTEBOOK_TYPE } from './serializer';
import { notebookOf, rangeOf } from './places';

export function registerHover(values: LastValues): Disposable {
  const selector = ['aibubble', 'aibubble-data'].map((language) => ({ notebookType: NOTEBOOK_TYPE, language }));
  return languages.registerHoverProvider(selector, {
    provideHover: (document, position) => {
      const notebook = notebookOf(document);
      if (!notebook) return undefined;
      const analysis = analysisOf(notebook);
      const valueOf = (key: string): string | undefined => {
        const definition = analysis.definitions.get(key);
        return definition && values.of(definition.cell, nameOfKey(key));
      };
      const answer = hover(analysis, document.uri.toString(), document.offsetAt(position), valueOf);
      return answer && new Hover(new MarkdownString(answer.markdown), rangeOf(document, answer.span));
    },
  });
}

// What the word under the pointer means.
import { Hover, languages, MarkdownString, type Disposable } from 'vscode';
import { hover } from '../language/editor/hover';
import { analysisOf } from './analyses';
import { NOTEBOOK_TYPE } from './serializer';
import { notebookOf, rangeOf } from './places';

export function registerHover(): Disposable {
  const selector = ['aibubble', 'aibubble-data'].map((language) => ({ notebookType: NOTEBOOK_TYPE, language }));
  return languages.registerHoverProvider(selector, {
    provideHover: (document, position) => {
      const notebook = notebookOf(document);
      if (!notebook) return undefined;
      const answer = hover(analysisOf(notebook), document.uri.toString(), document.offsetAt(position));
      return answer && new Hover(new MarkdownString(answer.markdown), rangeOf(document, answer.span));
    },
  });
}

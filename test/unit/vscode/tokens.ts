// Colours text as VS Code does: its own TextMate engine with its own regular expressions, over the files in `syntaxes/`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const FILES: Record<string, string> = {
  'source.aibubble': 'aibubble',
  'source.aibubble-data': 'aibubble-data',
  'source.vega-lite': 'vega-lite',
  'text.html.markdown.aibubble': 'aibubble-notebook',
  'markdown.aibubble.codeblock': 'markdown-cells',
};

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
const engine = oniguruma.loadWASM(readFileSync(wasm)).then(() => ({
  createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text: string) => new oniguruma.OnigString(text),
}));

const registry = new textmate.Registry({
  onigLib: engine,
  getInjections: (scope) => (scope.startsWith('text.html.markdown') ? ['markdown.aibubble.codeblock'] : undefined),
  loadGrammar: async (scope) => {
    const file = FILES[scope];
    // Markdown and JSON are VS Code's own: here they colour nothing.
    if (file === undefined) return { scopeName: scope, patterns: [], repository: {} as never };
    const name = path.resolve('syntaxes', `${file}.tmLanguage.json`);
    return textmate.parseRawGrammar(readFileSync(name, 'utf8'), name);
  },
});

/** Each piece of the text that has a meaning, with its innermost scope without the language's own name. */
export async function tokens(scope: string, text: string): Promise<[string, string][]> {
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens: found, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return found.flatMap(({ startIndex, endIndex, scopes }): [string, string][] => {
      const piece = line.slice(startIndex, endIndex).trim();
      return scopes.length > 1 && piece !== ''
        ? [[piece, (scopes.at(-1) ?? '').replace(/\.(aibubble|markdown)$/, '')]]
        : [];
    });
  });
}

// VS Code's snippet syntax, as far as the catalogue uses it: `${1:name}`, `${1|a,b|}`, `\$`.

/** The snippet with every placeholder called `deals` turned into the notebook's deals cells: the one, or a choice. */
export function fillDeals(snippet: string, names: readonly string[]): string {
  if (names.length === 0) return snippet;
  const plain = names.map((name) => name.replace(/[\\$},|]/g, '\\$&'));
  return snippet.replace(/\$\{(\d+):deals\}/g, (_, stop: string) =>
    plain.length === 1 ? `\${${stop}:${plain[0]}}` : `\${${stop}|${plain.join(',')}|}`,
  );
}

/** The text that stands there before anything is typed. */
export function placeholderText(snippet: string): string {
  const unescape = (text: string): string => text.replace(/\\([\\$},|])/g, '$1');
  return snippet
    .split(/(\$\{\d+(?::(?:\\.|[^\\}])*|\|(?:\\.|[^\\|])*\|)\})/)
    .map((part, index) => {
      if (index % 2 === 0) return unescape(part);
      const choice = /^\$\{\d+\|((?:\\.|[^\\,|])*)/.exec(part)?.[1];
      return unescape(choice ?? part.slice(part.indexOf(':') + 1, -1));
    })
    .join('');
}

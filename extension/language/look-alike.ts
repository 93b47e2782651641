// Letters of other scripts that look like Latin ones: `rеvenue` with a Cyrillic е is another name than `revenue`.
// The pairs are those of Unicode Technical Standard 39 (confusables) between single letters of the three scripts.

const TWINS: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w',
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', І: 'I', Ј: 'J', Ѕ: 'S',
  ο: 'o', ν: 'v', Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X',
}; // prettier-ignore

/** The Latin word that this one looks like, if it holds letters of another script and every one of them has a Latin twin. */
export function latinTwin(word: string): string | undefined {
  const twin = [...word].map((letter) => TWINS[letter] ?? letter).join('');
  return twin !== word && !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(twin) && /\p{Script=Latin}/u.test(word)
    ? twin
    : undefined;
}

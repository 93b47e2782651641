// What a drawing has to say beside its picture: addresses that were refused, and the error that ended it.

export interface Report {
  /** Adds a sentence once; the reader sees each only once however many rows repeat it. */
  note(sentence: string): void;
  notes(): readonly string[];
  fail(error: unknown): void;
  failure(): string | null;
}

/** @param changed called when a note or the failure is new */
export function createReport(changed: () => void): Report {
  const notes = new Set<string>();
  let failure: string | null = null;
  return {
    note(sentence) {
      if (notes.has(sentence) || notes.size >= 8) return;
      notes.add(sentence);
      changed();
    },
    notes: () => [...notes],
    fail(error) {
      failure ??= sentenceOf(error);
      changed();
    },
    failure: () => failure,
  };
}

/** An error in words, at most 500 characters. */
export function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text || 'An error without a message.').slice(0, 500);
}

/**
 * A text in which many words are looked for, most of which it lacks: which pairs of characters it has is noted in
 * one pass, and a word with a pair that it lacks need not be looked for.
 */
export class SearchText {
  readonly #pairs = new Uint8Array(1 << 14);

  constructor(private readonly text: string) {
    let before = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i) & 127;
      this.#pairs[(before << 7) | unit] = 1;
      before = unit;
    }
  }

  includes(word: string): boolean {
    return this.mayInclude(word) && this.text.includes(word);
  }

  /** Cheap: false for most words that the text lacks, whatever their case. */
  mayInclude(word: string): boolean {
    for (let i = 1; i < word.length; i++)
      if (this.#pairs[(lowerUnit(word, i - 1) << 7) | lowerUnit(word, i)] === 0) return false;
    return true;
  }
}

/** Code unit of a character in lower case, by seven bits: where several share them, a word is looked for in vain. */
function lowerUnit(word: string, at: number): number {
  const unit = word.charCodeAt(at);
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  return word.charAt(at).toLowerCase().charCodeAt(0) & 127;
}

/**
 * A text in which many words are looked for, most of which it lacks: which runs of three characters it has is noted
 * in one pass, and a word with a run that it lacks need not be looked for.
 */
export class SearchText {
  readonly #runs = new Uint8Array(1 << 16);

  constructor(private readonly text: string) {
    let first = 0;
    let second = 0;
    for (let i = 0; i < text.length; i++) {
      const third = text.charCodeAt(i) & 127;
      this.#runs[slotOf(first, second, third)] = 1;
      first = second;
      second = third;
    }
  }

  includes(word: string): boolean {
    return this.mayInclude(word) && this.text.includes(word);
  }

  /** Cheap: false for most words that the text lacks, whatever their case. Words of two characters are always tried. */
  mayInclude(word: string): boolean {
    let first = lowerUnit(word, 0);
    let second = lowerUnit(word, 1);
    for (let i = 2; i < word.length; i++) {
      const third = lowerUnit(word, i);
      if (this.#runs[slotOf(first, second, third)] === 0) return false;
      first = second;
      second = third;
    }
    return true;
  }
}

/** Several runs share a slot: then a word is looked for in vain. */
const slotOf = (first: number, second: number, third: number): number => (first << 9) ^ (second << 5) ^ third;

/** Code unit of a character in lower case, by seven bits: where several share them, a word is looked for in vain. */
function lowerUnit(word: string, at: number): number {
  const unit = word.charCodeAt(at);
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  return word.charAt(at).toLowerCase().charCodeAt(0) & 127;
}

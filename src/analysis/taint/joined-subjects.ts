/**
 * Subjects of variables that were written on several ways: what is checked after the ways have met is the variable,
 * whichever of its values it holds.
 *
 *     target = request.args["next"]        subject s
 *     if target.startswith("///"):
 *         target = "//" + target[3:]       subject t
 *     parts = urlsplit(target)             of [s, t], which is one subject from here on
 *     if parts.netloc:
 *         abort(400)
 *     redirect(target)                     harmless
 *
 * Two variables that hold s on one way and t on the other are one value: both get the same subject. Loops end because a
 * subject stands for sixteen others at most.
 */
const MOST_PARTS = 16;

export class JoinedSubjects {
  readonly #numbers = new Map<string, number>();
  readonly #parts = new Map<number, readonly string[]>();

  /** The subject of what is `own` on one way and `other` on the other one: negative, 0 if there are too many. */
  of(own: number, other: number): number {
    return own === 0 || other === 0 ? 0 : this.#join(this.#partsOf(own), this.#partsOf(other));
  }

  /** The same of a variable that is a constant on the other way. */
  ofConstant(subject: number, binding: number): number {
    return subject === 0 ? 0 : this.#join([`constant ${binding}`], this.#partsOf(subject));
  }

  #partsOf(subject: number): readonly string[] {
    return this.#parts.get(subject) ?? [String(subject)];
  }

  #join(own: readonly string[], other: readonly string[]): number {
    const parts = [...new Set([...own, ...other])];
    if (parts.length > MOST_PARTS) return 0;
    const key = parts.join();
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = -1 - this.#numbers.size;
      this.#numbers.set(key, number);
      this.#parts.set(number, parts);
    }
    return number;
  }
}

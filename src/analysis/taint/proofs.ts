/**
 * What checks have proved about values at one point of a function. Copied and joined with the rest of the state.
 *
 *     if not name.isalnum():
 *         abort(400)
 *     open(name)                  cleared: the subject of `name`, for path-traversal and others
 *     if "/" in key: return
 *     open(key)                   absent: the subject of `key`, "/"
 */
import { withoutDangers, type Label, type OriginTable, type Taint } from './labels.js';
import { SharedMap } from './shared-map.js';
import type { SinkMask } from './spec.js';
import {
  commonCharacters,
  isOriginSubject,
  originSubject,
  subjectOrigin,
  type Fact,
  type Subject,
  type Value,
} from './values.js';

export class Proofs {
  /** Sink kinds for which it is harmless. */
  #cleared = new SharedMap<Subject, SinkMask>();
  /** Characters that checks have found not to be in it. */
  #absent = new SharedMap<Subject, string>();

  constructor(private readonly origins: OriginTable) {}

  /** A copy, made for nothing: both share what neither changes. */
  fork(): Proofs {
    const copy = new Proofs(this.origins);
    copy.#cleared = this.#cleared.copy();
    copy.#absent = this.#absent.copy();
    return copy;
  }

  /** Whether nothing is known to be harmless. */
  get isEmpty(): boolean {
    return this.#cleared.size === 0;
  }

  /** Sink kinds for which checks have found a subject harmless. */
  clearedFor(subject: Subject): SinkMask {
    return subject === 0 ? 0 : (this.#cleared.get(subject) ?? 0);
  }

  /** Characters that checks have found not to be in a subject, '' if none. */
  absentIn(subject: Subject): string {
    return this.#absent.get(subject) ?? '';
  }

  /** Characters that are surely not in a text: replaced throughout, or refused by a check. */
  absentFrom({ removed, subject, part }: Value): string {
    const out = removed + this.absentIn(subject);
    return part?.kind === 'same' ? out + this.absentIn(part.subject) : out;
  }

  /** Takes over what a check has proved, beside what is known. */
  add({ subject, cleared, absent = '' }: Fact): void {
    if (absent !== '') {
      const known = this.absentIn(subject);
      const more = [...absent].filter((character) => !known.includes(character)).join('');
      if (more !== '') this.#absent.set(subject, known + more);
    }
    if (cleared !== 0) this.#cleared.set(subject, this.clearedFor(subject) | cleared);
  }

  /** Forgets what was proved about a subject, whose expression is evaluated anew. */
  forget(subject: Subject): void {
    this.#cleared.delete(subject);
    this.#absent.delete(subject);
  }

  /** Keeps what both know; about the subjects of `settled` the facts there say it. Whether that changed anything. */
  join(other: Proofs, settled: readonly Fact[]): boolean {
    let changed = false;
    const before = settled.map(({ subject }) => this.#known(subject));
    const isSettled = (subject: Subject): boolean => settled.some((fact) => fact.subject === subject);
    if (!this.#cleared.isShared(other.#cleared))
      for (const [subject, mask] of this.#cleared) {
        if (isSettled(subject)) continue;
        const both = mask & (other.#cleared.get(subject) ?? 0);
        if (both === mask) continue;
        changed = true;
        if (both === 0) this.#cleared.delete(subject);
        else this.#cleared.set(subject, both);
      }
    if (!this.#absent.isShared(other.#absent))
      for (const [subject, characters] of this.#absent) {
        if (isSettled(subject)) continue;
        const both = commonCharacters(characters, other.absentIn(subject));
        if (both === characters) continue;
        changed = true;
        if (both === '') this.#absent.delete(subject);
        else this.#absent.set(subject, both);
      }
    settled.forEach((fact, i) => {
      this.forget(fact.subject);
      this.add(fact);
      if (before[i] !== this.#known(fact.subject)) changed = true;
    });
    return changed;
  }

  /** What is proved about a subject, to compare. */
  #known(subject: Subject): string {
    return `${this.clearedFor(subject)} ${this.absentIn(subject)}`;
  }

  /** Labels without the dangers that checks have ruled out, of the value itself and of where it comes from. */
  live(taint: Taint, subject: Subject): Taint {
    if (taint.length === 0 || this.isEmpty) return taint;
    const own = withoutDangers(taint, this.clearedFor(subject));
    let changed = false;
    const kept: Label[] = [];
    for (const label of own) {
      let { mask } = label;
      let origin: Label['origin'] | undefined = label.origin;
      for (; origin !== undefined; origin = origin.parent) mask &= ~this.clearedFor(originSubject(origin.id));
      if (mask !== label.mask) changed = true;
      if (mask === label.mask) kept.push(label);
      else if (mask !== 0) kept.push({ ...label, mask });
    }
    return changed ? kept : own;
  }

  /** What has been proved about origins outside the function (parameters, captures), as facts. */
  aboutOrigins(): Fact[] {
    const facts: Fact[] = [];
    const isOuter = (subject: Subject): boolean =>
      isOriginSubject(subject) && this.origins.get(subjectOrigin(subject)).root.kind !== 'source';
    for (const [subject, cleared] of this.#cleared)
      if (isOuter(subject)) facts.push({ subject, cleared, absent: this.absentIn(subject) });
    for (const [subject, absent] of this.#absent)
      if (isOuter(subject) && !this.#cleared.has(subject)) facts.push({ subject, cleared: 0, absent });
    return facts;
  }
}

/**
 * The hidden, signed line at the end of every comment of ours: what the comment is about. Anybody can paste a marker,
 * nobody else can sign one, and a signature holds in one pull request only.
 *
 *     <!-- meerkat:1 finding 3f2a… 9c1b… 5d0e… -->      kind, subject, commit, signature
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type MarkerKind = 'finding' | 'fixed' | 'review' | 'refusal';

export interface Marker {
  readonly kind: MarkerKind;
  /** Fingerprints of the findings, joined by '.'; for a refusal, whom it answers. */
  readonly subject: string;
  /** Head when the comment was written. */
  readonly commit: string;
}

const SHAPE =
  /<!-- meerkat:1 (finding|fixed|review|refusal) ([\w.-]{1,800}) ([0-9a-f]{40,64}) ([0-9a-f]{32}) -->\s*$/;

/** No marker is longer, in characters (ASCII), the empty line before it and what GitHub appends included. */
export const MAX_MARKER = 1000;

/** Signs and reads the markers of one pull request. */
export class Markers {
  readonly #secret: string;
  readonly #place: string;

  constructor(secret: string, repository: number, number: number) {
    this.#secret = secret;
    this.#place = `${repository}#${number}`;
  }

  /** Text with the marker behind it. */
  mark(text: string, marker: Marker): string {
    const { kind, subject, commit } = marker;
    return `${text}\n\n<!-- meerkat:1 ${kind} ${subject} ${commit} ${this.#sign(marker)} -->`;
  }

  /** The marker at the end of a text if it is signed by us for this pull request. */
  read(text: string): Marker | undefined {
    const found = SHAPE.exec(text.slice(-MAX_MARKER));
    if (found === null) return undefined;
    const marker: Marker = { kind: found[1] as MarkerKind, subject: found[2]!, commit: found[3]! };
    const same = timingSafeEqual(Buffer.from(found[4]!), Buffer.from(this.#sign(marker)));
    return same ? marker : undefined;
  }

  #sign({ kind, subject, commit }: Marker): string {
    const text = ['meerkat:1', this.#place, kind, subject, commit].join('\n');
    return createHmac('sha256', this.#secret).update(text).digest('hex').slice(0, 32);
  }
}

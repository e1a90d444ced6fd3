/** Places of evidence in a cell of the summary: "lines 54, 265–269 and 12 more". */
import { lines, type Links } from './links.js';
import { code } from './markdown.js';
import { groupBy, longestRuns, runLength, runsOf, type Place } from './summary-facts.js';

export interface PlaceStyle {
  readonly links: Links;
  /** Revision that the links point at. */
  readonly revision: string;
  /** Runs of lines that are spelled out, the longest ones; the others are counted. */
  readonly runs: number;
  /** The lines are of more than one file, which must be named. */
  readonly namesFiles: boolean;
}

/** Renders places, by file and ascending. */
export function renderPlaces(at: readonly Place[], style: PlaceStyle): string {
  let left = style.runs;
  let hidden = 0;
  const parts = [...groupBy(at, (place) => place.path)].flatMap(([path, places]) => {
    const runs = runsOf(places.map((place) => place.line));
    const shown = longestRuns(runs, left);
    left -= shown.length;
    hidden += sum(runs.map(runLength)) - sum(shown.map(runLength));
    if (shown.length === 0) return [];
    const linked = shown
      .map(([first, last]) => lines(style.links, style.revision, path, first, last))
      .join(', ');
    const word = shown.length === 1 && runLength(shown[0]!) === 1 ? 'line' : 'lines';
    return [style.namesFiles ? `${code(shortPath(path), 60)} ${word} ${linked}` : `${word} ${linked}`];
  });
  return parts.join('; ') + (hidden > 0 ? ` and ${hidden} more` : '');
}

const shortPath = (path: string): string => path.split('/').slice(-2).join('/');

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

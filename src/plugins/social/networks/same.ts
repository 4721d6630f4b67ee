// Is a post that a network shows the one that was sent? Networks hand texts back with other spaces, as HTML, or with
// addresses shortened, and show so many posts at once.

import { NetworkError } from './ask.ts';

/** The text without tags, entities, and anything that is no letter, digit or sign. */
export function bare(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:amp|#38);/g, '&')
    .replace(/&(?:lt|#60);/g, '<')
    .replace(/&(?:gt|#62);/g, '>')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .normalize('NFC')
    .replace(/\s+/gu, '');
}

export const sameText = (shown: unknown, sent: string): boolean =>
  typeof shown === 'string' && bare(shown) === bare(sent);

/** Was it made since the share was decided? Clocks may differ by some minutes. `shown`: a date, or Unix seconds. */
function madeSince(shown: unknown, createdAt: number): boolean {
  const time = typeof shown === 'number' ? shown * 1000 : Date.parse(String(shown));
  return !Number.isFinite(time) || time >= createdAt - 10 * 60_000;
}

export interface Looked {
  /** Posts of the account, the newest first. */
  readonly items: readonly unknown[];
  /** So many were asked for. */
  readonly most: number;
  /** When one was made: a date, or Unix seconds. */
  readonly when: (item: unknown) => unknown;
  readonly isIt: (item: unknown) => boolean;
  /** Unix milliseconds. */
  readonly createdAt: number;
}

/**
 * The post that is looked for. Throws where the list ends before the time at which it would have been made: then nobody
 * knows whether it is there.
 */
export function lookFor({ items, most, when, isIt, createdAt }: Looked): unknown {
  const recent = items.filter((item) => madeSince(when(item), createdAt));
  const found = recent.find(isIt);
  if (found === undefined && items.length >= most && recent.length === items.length) {
    throw new NetworkError('refused', 'not_found_out', 'So much was posted since that the post cannot be looked for.');
  }
  return found;
}

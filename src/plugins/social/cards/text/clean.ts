// A title as it is set: one paragraph without control characters, no longer than anybody reads.

import { trimEnd } from '../../../../base/trim.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Code units looked at, and letters shown, at most. */
const mostUnits = 4000;
const mostLetters = 280;
/** Marks on one letter at most; more are noise that climbs over the neighbouring lines. */
const mostMarks = 12;

/** Characters that steer directions go too: the text's own letters decide about them. */
const steering = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffd]/gu;

/** Plain text made ready to be set; '' where nothing is left. Linear, whatever comes. */
export function cleanText(text: string): string {
  const plain = text
    .slice(0, mostUnits)
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(steering, '')
    .trim();
  let letters = 0;
  let cleaned = '';
  for (const { segment } of segmenter.segment(plain)) {
    if (++letters > mostLetters) return withEllipsis(cleaned);
    cleaned += segment.length > mostMarks ? [...segment].slice(0, mostMarks).join('') : segment;
  }
  return text.length > mostUnits ? withEllipsis(cleaned) : cleaned;
}

/** What no dots stand behind: blanks and what parts sentences. */
const punctuation = ' \t\n\r\u00a0,;:.\u3001\u3002\u060c';

/** Ends with three dots, after no space or comma. */
export const withEllipsis = (text: string): string => `${trimEnd(text, punctuation)}…`;

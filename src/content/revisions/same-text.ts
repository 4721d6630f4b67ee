// Whether a text changed, for revisions and autosaves: white space at the ends, kinds of line ends, empty lines and runs of
// blanks do not count (normalize_whitespace).
import { normalizeWhitespace } from '../../rendering/formatting/sanitize-text.ts';

/** Do two texts differ in white space at most? */
export function sameText(a: string, b: string): boolean {
  return a === b || normalizeWhitespace(a) === normalizeWhitespace(b);
}

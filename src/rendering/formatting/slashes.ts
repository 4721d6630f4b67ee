// Texts with slashes, as WordPress hands them to its filters: PHP's addslashes() and stripslashes(). Linear.
import { escapes, withEscapes } from './escaping.ts';
import { Rewriting } from './rewriting.ts';
import { backslashAfter } from './scan.ts';

/**
 * What a filter makes of a text that has slashes. A NUL is a backslash and a zero there, and so nothing to trim; in declarations
 * and processing instructions a quotation mark behind a backslash opens nothing. Elsewhere slashes make no difference.
 */
export function slashed(text: string, filter: (text: string) => string): string {
  return /\0|<[!?]/.test(text) ? withoutSlashes(filter(withSlashes(text))) : filter(text);
}

const ofSlashed = escapes({ '\\': '\\\\', "'": "\\'", '"': '\\"', '\0': '\\0' });
const withSlashes = (text: string): string => withEscapes(text, ofSlashed);

function withoutSlashes(text: string): string {
  const rewriting = new Rewriting(text);
  for (let at = backslashAfter(text, 0); at !== -1; at = backslashAfter(text, at + 2)) {
    if (text.charCodeAt(at + 1) === 48) rewriting.replace(at, at + 2, '\0');
    else rewriting.replace(at, at + 1, '');
  }
  return rewriting.finish();
}

// Texts with slashes, as WordPress hands them to its filters: PHP's addslashes() and stripslashes(). Linear.
import { Rewriting, replacedAll } from './rewriting.ts';
import { backslashAfter } from './scan.ts';

/**
 * What a filter makes of a text that has slashes. A NUL is a backslash and a zero there, and so nothing to trim; in declarations
 * and processing instructions a quotation mark behind a backslash opens nothing. Elsewhere slashes make no difference.
 */
export function slashed(text: string, filter: (text: string) => string): string {
  return /\0|<[!?]/.test(text) ? withoutSlashes(filter(withSlashes(text))) : filter(text);
}

function withSlashes(text: string): string {
  let out = replacedAll(text, '\\', '\\\\');
  for (const [one, made] of [
    ["'", "\\'"],
    ['"', '\\"'],
    ['\0', '\\0'],
  ] as const)
    out = replacedAll(out, one, made);
  return out;
}

function withoutSlashes(text: string): string {
  const rewriting = new Rewriting(text);
  for (let at = backslashAfter(text, 0); at !== -1; at = backslashAfter(text, at + 2)) {
    const next = text.charAt(at + 1);
    rewriting.replace(at, at + 1 + next.length, next === '0' ? '\0' : next);
  }
  return rewriting.finish();
}

// Mail addresses: WordPress's is_email() and sanitize_email(), which know neither quoting nor international domains.
import { trimBoth } from '../../base/trim.ts';
import { byteLength, isTrimmed } from './php-strings.ts';
import { Writing } from './writing.ts';

const blanks = ' \t\n\r\0\v';

function parts(email: string): [local: string, domain: string] | null {
  if (byteLength(email) < 6 || email.indexOf('@', 1) === -1) return null;
  const at = email.indexOf('@');
  return [email.slice(0, at), email.slice(at + 1)];
}

/** WordPress `is_email()`: whether it takes this as an address. */
export function isEmail(email: string): boolean {
  const [local, domain] = parts(email) ?? ['', ''];
  if (!/^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]+\n?$/.test(local)) return false;
  if (domain.includes('..') || trimBoth(domain, `${blanks}.`) !== domain) return false;
  const labels = domain.split('.');
  return labels.length >= 2 && labels.every((label) => /^[a-zA-Z0-9-]+$/.test(label) && !/^-|-$/.test(label));
}

/** WordPress `sanitize_email()`: the address without characters it may not have; '' where none is left. */
export function sanitizeEmail(email: string): string {
  const [rawLocal, rawDomain] = parts(email) ?? ['', ''];
  const local = rawLocal.replace(/[^a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]/g, '');
  if (local === '') return '';
  const { domain, count } = cleanDomain(trimBoth(rawDomain.replace(/\.{2,}/g, ''), `${blanks}.`));
  return count < 2 ? '' : `${local}@${domain}`;
}

/** The domain's labels without characters they may not have, and how many are left. */
function cleanDomain(text: string): { domain: string; count: number } {
  const writing = new Writing();
  let count = 0;
  for (let start = 0; start < text.length; ) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 46) end++;
    const next = end + 1;
    while (start < end && isTrimmedOrDash(text.charCodeAt(start))) start++;
    while (start < end && isTrimmedOrDash(text.charCodeAt(end - 1))) end--;
    let isEmpty = true;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (!isLabelCode(code)) continue;
      if (isEmpty && count++ > 0) writing.addCode(46);
      isEmpty = false;
      writing.addCode(code);
    }
    start = next;
  }
  return { domain: writing.finish(), count };
}

const isTrimmedOrDash = (code: number): boolean => isTrimmed(code) || code === 45;
const isLabelCode = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 48 && code <= 57) || code === 45;

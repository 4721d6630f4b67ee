// Mail addresses: WordPress's is_email() and sanitize_email(), which know neither quoting nor international domains.
import { byteLength, trimOf } from './php-strings.ts';

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
  if (domain.includes('..') || trimOf(domain, `${blanks}.`) !== domain) return false;
  const labels = domain.split('.');
  return labels.length >= 2 && labels.every((label) => /^[a-zA-Z0-9-]+$/.test(label) && !/^-|-$/.test(label));
}

/** WordPress `sanitize_email()`: the address without characters it may not have; '' where none is left. */
export function sanitizeEmail(email: string): string {
  const [rawLocal, rawDomain] = parts(email) ?? ['', ''];
  const local = rawLocal.replace(/[^a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]/g, '');
  if (local === '') return '';
  const labels = trimOf(rawDomain.replace(/\.{2,}/g, ''), `${blanks}.`)
    .split('.')
    .map((label) => trimOf(label, `${blanks}-`).replace(/[^a-zA-Z0-9-]+/g, ''))
    .filter((label) => label !== '');
  return labels.length < 2 ? '' : `${local}@${labels.join('.')}`;
}

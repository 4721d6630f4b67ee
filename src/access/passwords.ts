// Password hashes as WordPress 6.8 and later keep them in users.user_pass, and every older form it still reads:
// `$wp$2y$` (bcrypt of the base64 of an HMAC-SHA384), plain bcrypt, phpass `$P$`, plain md5.
// bcrypt runs on the thread pool, so the event loop never waits for it. Sources: wp_hash_password,
// wp_check_password, wp_password_needs_rehash.
import { createHash, createHmac } from 'node:crypto';
import bcrypt from 'bcrypt';
import { sameText } from './fast-hash.ts';
import { longestPassword, verifyPhpass } from './phpass.ts';

/** bcrypt's cost, PHP's default until 8.3. A stored hash of higher cost (PHP 8.4 uses 12) is left as it is. */
const cost = 10;

export interface PasswordCheck {
  ok: boolean;
  /** The hash is of an older form: after a login it is to be replaced by hashPassword(). False where `ok` is. */
  needsRehash: boolean;
}

/** A new `$wp$2y$` hash; `*`, which nothing matches, for more than 4096 bytes. Outer white space is dropped. */
export async function hashPassword(password: string): Promise<string> {
  if (Buffer.byteLength(password) > longestPassword) return '*';
  const hash = await bcrypt.hash(prepared(trimLikePhp(password)), cost);
  return `$wp${hash.replace(/^\$2[ab]\$/, '$2y$')}`;
}

/** Checks a password against whatever form of hash is stored. Never throws: an unknown form matches nothing. */
export async function verifyPassword(stored: string, given: string): Promise<PasswordCheck> {
  const ok = await matches(stored, given);
  return { ok, needsRehash: ok && isOutdated(stored) };
}

async function matches(stored: string, given: string): Promise<boolean> {
  if (stored.length <= 32) return sameText(stored, createHash('md5').update(given).digest('hex'));
  if (Buffer.byteLength(given) > longestPassword) return false;
  if (stored.startsWith('$wp')) return matchesBcrypt(stored.slice(3), prepared(given));
  if (stored.startsWith('$P$')) return verifyPhpass(stored, given);
  // As C's crypt(), which reads up to the first NUL.
  return matchesBcrypt(stored, given.split('\0', 1)[0] ?? '');
}

async function matchesBcrypt(stored: string, given: string): Promise<boolean> {
  if (!/^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(stored)) return false;
  return bcrypt.compare(given, stored.replace(/^\$2y\$/, '$2b$'));
}

function isOutdated(stored: string): boolean {
  if (!stored.startsWith('$wp$2y$')) return true;
  return Number(stored.slice(7, 9)) < cost;
}

/** Keeps all of a long password, of which bcrypt alone would read 72 bytes. */
function prepared(password: string): string {
  return createHmac('sha384', 'wp-sha384').update(password).digest('base64');
}

/** PHP's trim(): space, tab, newline, return, NUL and vertical tab, at both ends. */
export function trimLikePhp(text: string): string {
  const blank = ' \t\n\r\0\x0B';
  let start = 0;
  let end = text.length;
  while (start < end && blank.includes(text.charAt(start))) start++;
  while (end > start && blank.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

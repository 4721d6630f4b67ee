// Portable phpass hashes (`$P$`, phpBB's `$H$`): salted md5 in 2^n rounds, WordPress's format before 6.8.
// Never written for logins; posts' passwords are still kept in cookies in this form. A malformed hash verifies nothing.
import { hash, timingSafeEqual } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

const alphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Longer secrets are refused, in bytes (`PasswordHash::CheckPassword`). */
export const longestPassword = 4096;
/** Rounds beyond 2^20 would hold the process up for seconds; no WordPress ever wrote more than 2^13. */
const mostRounds = 20;

/** Does `given` match the phpass hash `stored`? */
export async function verifyPhpass(stored: string, given: string): Promise<boolean> {
  const password = Buffer.from(given);
  if (password.length > longestPassword) return false;
  if (stored.length !== 34 || !(stored.startsWith('$P$') || stored.startsWith('$H$'))) return false;
  const rounds = alphabet.indexOf(stored.charAt(3));
  if (rounds < 7 || rounds > mostRounds) return false;
  const right = Buffer.from(stored.slice(12), 'latin1');
  const own = Buffer.from(await stretch(password, Buffer.from(stored.slice(4, 12), 'latin1'), rounds), 'latin1');
  return right.length === own.length && timingSafeEqual(right, own);
}

/** A hash of `given` in 2^13 rounds, as `new PasswordHash(8, true)` makes them. `salt`: six random bytes. */
export async function hashPhpass(given: string, salt: Uint8Array): Promise<string> {
  const text = encode(salt.subarray(0, 6));
  return `$P$B${text}${await stretch(Buffer.from(given), Buffer.from(text, 'latin1'), 13)}`;
}

async function stretch(password: Buffer, salt: Buffer, rounds: number): Promise<string> {
  let digest = hash('md5', Buffer.concat([salt, password]), 'buffer');
  const message = Buffer.concat([digest, password]);
  for (let round = 2 ** rounds; round > 0; round--) {
    digest.copy(message);
    digest = hash('md5', message, 'buffer');
    // Others' requests go on in between: all rounds together take tens of milliseconds.
    if (round % 1024 === 0) await setImmediate();
  }
  return encode(digest);
}

/** phpass's base64: little-endian groups of three bytes, without padding. */
function encode(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16);
    const characters = Math.min(bytes.length - i, 3) + 1;
    for (let j = 0; j < characters; j++) text += alphabet.charAt((group >> (6 * j)) & 0x3f);
  }
  return text;
}

// Hashes of random secrets (application passwords, reset keys), as WordPress's wp_fast_hash since 6.8:
// keyed BLAKE2b of 30 bytes, URL-safe base64 without padding, behind the mark `$generic$`.
// Not for passwords that people choose: those go through passwords.ts.
import { timingSafeEqual } from 'node:crypto';
import { blake2b } from '@noble/hashes/blake2.js';
import { verifyPhpass } from './phpass.ts';

const key = new TextEncoder().encode('wp_fast_hash_6.8+');
const mark = '$generic$';

/** `wp_fast_hash`: 49 characters, `$generic$` and 40 of base64. */
export function fastHash(secret: string): string {
  const hash = blake2b(new TextEncoder().encode(secret), { key, dkLen: 30 });
  return mark + Buffer.from(hash).toString('base64url');
}

/** `wp_verify_fast_hash`: hashes without the mark are read as phpass, as older WordPress stored them. */
export async function verifyFastHash(stored: string, given: string): Promise<boolean> {
  if (!stored.startsWith(mark)) return verifyPhpass(stored, given);
  return sameText(stored, fastHash(given));
}

/** Compares two texts without telling by the time it takes where they differ. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

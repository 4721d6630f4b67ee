// Nonces: short proofs that a request comes from a page we gave to this user and session. Good for 12 to 24 hours.
// Sources: wp_create_nonce, wp_verify_nonce, wp_nonce_tick.
import { sameText } from './fast-hash.ts';
import { type SchemeSalts, siteHash } from './salts.ts';

export interface NonceOwner {
  /** 0 for nobody. */
  id: number;
  /** Session token of the login cookie; empty without one. */
  sessionToken: string;
}

const halfLife = 12 * 60 * 60;

/** A nonce of ten hexadecimal digits. `action` is `wp_rest` for the API, `log-out` for logging out; `now` in ms. */
export function createNonce(action: string, owner: NonceOwner, salts: SchemeSalts, now: number): string {
  return nonceOf(tick(now), action, owner, salts);
}

/** 1: made in this half-day; 2: in the one before; 0: not ours, or too old. */
export function verifyNonce(
  nonce: string,
  action: string,
  owner: NonceOwner,
  salts: SchemeSalts,
  now: number,
): 0 | 1 | 2 {
  if (nonce === '') return 0;
  if (sameText(nonce, nonceOf(tick(now), action, owner, salts))) return 1;
  return sameText(nonce, nonceOf(tick(now) - 1, action, owner, salts)) ? 2 : 0;
}

function tick(now: number): number {
  return Math.ceil(Math.floor(now / 1000) / halfLife);
}

function nonceOf(at: number, action: string, owner: NonceOwner, salts: SchemeSalts): string {
  return siteHash(`${at}|${action}|${owner.id}|${owner.sessionToken}`, 'nonce', salts).slice(-12, -2);
}

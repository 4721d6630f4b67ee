// Entity tags and If-None-Match (RFC 9110, 8.8.3 and 13.1.2). WordPress sends none; clients that know none see no change.
import { hash } from 'node:crypto';

/** A strong tag of a body's bytes. */
export function entityTag(body: string | Uint8Array): string {
  return `"${hash('sha1', body, 'base64url')}"`;
}

/** Does an If-None-Match header name this tag? Weak and strong tags compare alike here. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

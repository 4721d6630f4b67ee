// Addresses as feeds name them: a relative one below its base, each in one form (RFC 3986, with what is not ASCII
// percent-encoded). Reproduces what WordPress's reader of feeds makes of them; hosts keep their letters.
import { uriParts } from '../../base/uri-parts.ts';

interface Address {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

/** The whole address; undefined where a relative one has no base. Linear. */
export function absoluteAddress(relative: string, base: string): string | undefined {
  const given = read(relative);
  if (given.scheme !== undefined) return written({ ...given, path: withoutDots(given.path) });
  const around = read(base);
  if (around.scheme === undefined) return undefined;
  const { scheme } = around;
  if (given.authority !== undefined) return written({ ...given, scheme, path: withoutDots(given.path) });
  const { fragment } = given;
  if (given.path === '') return written({ ...around, query: given.query ?? around.query, fragment });
  const isRooted = given.path.startsWith('/') || (around.path === '' && around.authority !== undefined);
  const folder = isRooted ? '' : around.path.slice(0, around.path.lastIndexOf('/') + 1);
  const path = isRooted && !given.path.startsWith('/') ? `/${given.path}` : folder + given.path;
  return written({ ...around, path: withoutDots(path), query: given.query, fragment });
}

function read(text: string): Address {
  const [, scheme, authority, path = '', query, fragment] = uriParts.exec(text.trim()) ?? [];
  return { scheme: scheme?.toLowerCase(), authority, path, query, fragment };
}

const usualPorts: Readonly<Record<string, RegExp>> = { http: /:(?:80)?$/, https: /:(?:443)?$/ };

function written({ scheme = '', authority, path, query, fragment }: Address): string {
  const port = usualPorts[scheme];
  let host = authority === undefined ? undefined : lowered(authority);
  if (host !== undefined && port) host = host.replace(port, '');
  const whole = path === '' && host && port ? '/' : path;
  return [
    `${scheme}:`,
    host === undefined ? '' : `//${encoded(host, /[A-Za-z0-9\-._~!$&'()*+,;=:@[\]]/)}`,
    encoded(whole, /[A-Za-z0-9\-._~!$&'()*+,;=:@/]/),
    query === undefined ? '' : `?${encoded(query, /[A-Za-z0-9\-._~!$&'()*+,;=:@/?]/)}`,
    fragment === undefined ? '' : `#${encoded(fragment, /[A-Za-z0-9\-._~!$&'()*+,;=:@/?]/)}`,
  ].join('');
}

/** ASCII letters of the host in small. */
function lowered(authority: string): string {
  const at = authority.lastIndexOf('@') + 1;
  return authority.slice(0, at) + authority.slice(at).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

const plain = /[A-Za-z0-9\-._~]/;

/** Percent-encodes what may not stand there, and decodes what need not be encoded. */
function encoded(text: string, allowed: RegExp): string {
  return text.replace(/%([0-9a-fA-F]{2})|[\s\S]/gu, (whole, hex: string | undefined) => {
    if (hex !== undefined) {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return plain.test(character) ? character : `%${hex.toUpperCase()}`;
    }
    if (whole.length === 1 && allowed.test(whole)) return whole;
    return [...Buffer.from(whole)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  });
}

/** Takes `.` and `..` out of a path (RFC 3986, 5.2.4). */
function withoutDots(path: string): string {
  if (!/(?:^|\/)\.\.?(?:\/|$)/.test(path)) return path;
  const segments = path.split('/');
  const kept: string[] = [];
  const least = path.startsWith('/') ? 1 : 0;
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > least) kept.pop();
      if (isLast) kept.push('');
    } else if (segment === '.') {
      if (isLast) kept.push('');
    } else kept.push(segment);
  });
  return kept.join('/');
}

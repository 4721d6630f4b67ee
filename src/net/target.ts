// Which addresses the site may ask: http and https on the ports 80, 443 and 8080, without a login, at a host all of whose
// IP addresses are public. Reproduces wp_http_validate_url, and is stricter where that leaves gaps: IPv6 is judged too,
// and of the site's own host only the site's own port is exempt.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Every IP address of a host name; empty or rejected where it has none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Where a request goes: the connection is made to `address`, whatever the name means by then. */
export interface Target {
  readonly url: URL;
  readonly address: string;
}

export interface TargetRules {
  readonly resolve: Resolve;
  /** Address of the site itself, which may be private. */
  readonly home: string;
  /** `host:port` pairs that may be asked whatever they are: for tests and for services beside the site. */
  readonly allow: readonly string[];
}

const safePorts = ['80', '443', '8080'];
const longestUrl = 8192;

/** The target of an address; undefined where it may not be asked, or its host has no address. */
export async function targetOf(text: string, { resolve, home, allow }: TargetRules): Promise<Target | undefined> {
  const url = readUrl(text);
  if (!url) return undefined;
  const exempt = allow.includes(`${url.hostname}:${portOf(url)}`) || isOwn(url, home);
  if (!exempt && !safePorts.includes(portOf(url))) return undefined;
  const host = url.hostname.replace(/\.$/, '');
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  const [address] = addresses;
  if (address === undefined) return undefined;
  // One private address among public ones is a trap, or will be one on the next try.
  return exempt || addresses.every(isPublicAddress) ? { url, address } : undefined;
}

/** The parsed address where its form is a plain one. */
function readUrl(text: string): URL | undefined {
  if (text.length > longestUrl) return undefined;
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  // Logins, IPv6 in brackets (which WordPress does not take either), and what readers of addresses disagree about.
  if (authority === undefined || /[@[\]\\\s]/.test(authority)) return undefined;
  return URL.canParse(text) ? new URL(text) : undefined;
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

function isOwn(url: URL, home: string): boolean {
  return URL.canParse(home) && new URL(home).origin === url.origin;
}

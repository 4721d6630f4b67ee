// Is an address one that a font may come from? Reproduces wp_http_validate_url without looking names up: the address is
// stored and never fetched from here.
import { isIPv4 } from 'node:net';
import { trimBoth } from '../../base/trim.ts';
import { parseAddress } from '../../rendering/formatting/url.ts';
import type { Site } from '../site.ts';

const privateRanges: readonly (readonly [number, number, number, number])[] = [
  [127, 0, 255, 8],
  [10, 0, 255, 8],
  [0, 0, 255, 8],
  [172, 16, 31, 12],
  [192, 168, 168, 16],
  [169, 254, 254, 16],
  [100, 64, 127, 10],
  [198, 18, 19, 15],
];

function isPrivate(host: string): boolean {
  const [a = 0, b = 0, c = 0] = host.split('.').map(Number);
  if (a >= 224) return true;
  if (privateRanges.some(([first, from, to]) => a === first && b >= from && b <= to)) return true;
  const third = `${a}.${b}.${c}`;
  return ['192.0.0', '192.0.2', '192.88.99', '198.51.100', '203.0.113'].includes(third);
}

/** An http(s) address with a public host (or the site's own) and a usual port. */
export function isFontAddress(site: Site, url: string): boolean {
  const address = parseAddress(url);
  if (!address || !/^https?$/i.test(address.scheme ?? '') || address.host === '' || address.login !== null)
    return false;
  if (/[:#?[\]]/.test(address.host)) return false;
  const home = parseAddress(site.options.home);
  const isOwn = home?.host.toLowerCase() === address.host.toLowerCase();
  const host = trimBoth(address.host, '.');
  if (!isOwn && isIPv4(host) && isPrivate(host)) return false;
  if (!isOwn && !host.includes('.')) return false;
  if (!address.port || [80, 443, 8080].includes(address.port)) return true;
  return isOwn && home?.port === address.port;
}

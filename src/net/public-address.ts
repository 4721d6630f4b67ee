// Is an IP address on the public internet? Loopback, private, link-local, shared, reserved and documentation ranges are
// not, nor are IPv6 forms that carry such an IPv4 address. Ranges: IANA's special-purpose registries, and those that
// wp_http_validate_url refuses.
import { BlockList, isIP } from 'node:net';

const privateIpv4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** Within 2000::/3, the only public part of IPv6: protocol assignments (Teredo too), documentation, 6to4. */
const privateIpv6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const refused = new BlockList();
for (const [network, bits] of privateIpv4) refused.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of privateIpv6) refused.addSubnet(network, bits, 'ipv6');

const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');
const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');

/** False for whatever is no address, too. Zone identifiers (`fe80::1%eth0`) belong to local addresses only. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return false;
  // A rule for IPv4 also holds for its mapped form.
  if (mapped.check(address, 'ipv6')) return !refused.check(address, 'ipv6');
  return unicast.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

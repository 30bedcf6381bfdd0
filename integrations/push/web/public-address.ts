import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * IPv4 ranges that are not the public internet: private, loopback, link-local (cloud metadata lives
 * there), shared, documentation, benchmarking, multicast and reserved.
 *
 * Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890 and updates).
 */
const NOT_PUBLIC_IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * The IPv6 ranges inside global unicast that are special after all. 6to4 (2002::/16) and Teredo (in
 * 2001::/23) embed an IPv4 address of the sender's choice.
 *
 * Source: IANA IPv6 Special-Purpose Address Registry.
 */
const NOT_PUBLIC_IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const notPublicIpv4 = createRanges({ ranges: NOT_PUBLIC_IPV4, family: 'ipv4' });
const notPublicIpv6 = createRanges({ ranges: NOT_PUBLIC_IPV6, family: 'ipv6' });
const globalUnicastIpv6 = createRanges({ ranges: [['2000::', 3]], family: 'ipv6' });

/**
 * Whether an IP address (no brackets, no host name) belongs to the public internet. IPv6 is allowed by
 * the one range that is routed, so loopback, unique-local, link-local, IPv4-mapped and NAT64 forms are all out.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublicIpv4.check(address, 'ipv4');
  if (!isIPv6(address)) return false;
  return globalUnicastIpv6.check(address, 'ipv6') && !notPublicIpv6.check(address, 'ipv6');
}

function createRanges(args: {
  ranges: readonly (readonly [network: string, prefix: number])[];
  family: 'ipv4' | 'ipv6';
}): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of args.ranges) list.addSubnet(network, prefix, args.family);
  return list;
}

import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4, SocketAddress } from 'node:net';

/** Who is asking, for limits only; it is never stored or logged. */
export type AddressOf = (request: IncomingMessage) => string;

const THIS_MACHINE = ['127.0.0.0/8', '::1'];

/**
 * `X-Forwarded-For` is believed from this machine and from the host's own proxies alone, hop by hop from its end: a stranger
 * cannot write what those add.
 * @param proxies addresses or networks (`10.0.0.2`, `10.0.0.0/8`)
 */
export function addressReader(proxies: readonly string[]): AddressOf {
  const trusted = blockListOf([...THIS_MACHINE, ...proxies]);
  return (request) => {
    const peer = plain(request.socket.remoteAddress ?? '');
    if (peer === null) return 'unknown';
    let address: string = peer;
    for (const hop of hopsOf(request).reverse()) {
      const before = plain(hop);
      if (before === null || !trusted.check(address, familyOf(address))) break;
      address = before;
    }
    return keyOf(address);
  };
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

function hopsOf(request: IncomingMessage): string[] {
  const header = request.headers['x-forwarded-for'];
  return (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((hop) => hop.trim());
}

const MAPPED = /^::ffff:(?=\d+\.)/;

/** One spelling for one address; null for what is none. */
function plain(text: string): string | null {
  if (isIP(text) === 0) return null;
  return new SocketAddress({ address: text, family: familyOf(text) }).address.replace(MAPPED, '');
}

/** A household or a phone has a whole /64 of IPv6, and may take another address of it for every request. */
function keyOf(address: string): string {
  if (isIPv4(address) || address === '::1') return address;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  return `${[...front, ...zeros, ...back].slice(0, 4).join(':')}::/64`;
}

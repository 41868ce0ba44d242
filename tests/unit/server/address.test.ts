import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressReader } from '#server/adapters/http/address.ts';

/** A request as it comes from `peer`, with the header that proxies fill. */
function from(peer: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
}

const PROXIES = ['10.0.0.0/8', 'fd00::7'];
const addressOf = addressReader(PROXIES);

describe('who is asking', () => {
  it.each([
    ['nobody in between', '203.0.113.1', undefined, '203.0.113.1'],
    ['a stranger who writes the header', '203.0.113.1', '198.51.100.9', '203.0.113.1'],
    ['a proxy on this machine', '127.0.0.1', '198.51.100.9', '198.51.100.9'],
    ['a proxy on this machine, over IPv6', '::ffff:127.0.0.1', '198.51.100.9', '198.51.100.9'],
    ['a proxy of ours elsewhere', '10.1.2.3', '198.51.100.9', '198.51.100.9'],
    ['a proxy of ours elsewhere, over IPv6', 'fd00::7', '198.51.100.9', '198.51.100.9'],
    ['two proxies of ours, one after the other', '127.0.0.1', '198.51.100.9, 10.1.2.3', '198.51.100.9'],
    ['a stranger who lies to our proxy', '10.1.2.3', '127.0.0.1, 198.51.100.9', '198.51.100.9'],
    ['a proxy that adds no address', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['a script on this machine', '127.0.0.1', undefined, '127.0.0.1'],
    ['a script on this machine, over IPv6', '::1', undefined, '::1'],
    ['a connection that has gone', '', undefined, 'unknown'],
  ])('[contract] %s', (_what, peer, forwarded, expected) => {
    expect(addressOf(from(peer, forwarded))).toBe(expected);
  });

  it('[contract] by default a proxy that is not on this machine is a stranger', () => {
    expect(addressReader([])(from('10.1.2.3', '198.51.100.9'))).toBe('10.1.2.3');
  });

  it('[contract] an IPv6 visitor is its network: it has 2^64 addresses to choose from', () => {
    const key = addressOf(from('2001:db8:1:2:3:4:5:6'));
    expect(key).toBe('2001:db8:1:2::/64');
    for (const same of ['2001:DB8:1:2::1', '2001:db8:1:2::', '2001:0db8:0001:0002:ffff::9'])
      expect(addressOf(from('127.0.0.1', same))).toBe(key);
    for (const other of ['2001:db8:1:3:3:4:5:6', '2001:db8::6', '::2']) expect(addressOf(from(other))).not.toBe(key);
    expect(addressOf(from('::ffff:203.0.113.1'))).toBe('203.0.113.1');
  });
});

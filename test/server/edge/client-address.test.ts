import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { addressKey, clientAddressOf, trustedProxies } from '../../../server/edge/client-address.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;
const addressOf = (setting: string, ...of: Parameters<typeof request>) =>
  clientAddressOf(trustedProxies(setting))(request(...of));

describe('the client’s address', () => {
  test('is the socket’s where no proxy is trusted, whatever a header says', () => {
    expect(addressOf('no', '203.0.113.5', '198.51.100.1')).toBe('203.0.113.5');
    expect(addressOf('no', '127.0.0.1', '198.51.100.1')).toBe('127.0.0.1');
  });

  test('is what the proxy on this machine says, and not what the client told the proxy', () => {
    expect(addressOf('yes', '127.0.0.1', '198.51.100.1')).toBe('198.51.100.1');
    expect(addressOf('yes', '127.0.0.1', '1.2.3.4, 198.51.100.1')).toBe('198.51.100.1');
    expect(addressOf('yes', '127.0.0.1', '198.51.100.1, 10.0.0.9')).toBe('198.51.100.1');
  });

  test('is the socket’s where a stranger pretends to be a proxy', () => {
    expect(addressOf('yes', '203.0.113.5', '198.51.100.1')).toBe('203.0.113.5');
    expect(addressOf('192.0.2.7', '10.0.0.1', '198.51.100.1')).toBe('10.0.0.1');
  });

  test('is found behind proxies that are named by address or network', () => {
    expect(addressOf('192.0.2.0/24, 203.0.113.9', '203.0.113.9', '198.51.100.1, 192.0.2.3')).toBe(
      '198.51.100.1',
    );
  });

  test('is the proxy’s where what it passes on is no address', () => {
    expect(addressOf('yes', '127.0.0.1', 'nonsense')).toBe('127.0.0.1');
  });

  test('a setting that is no address is refused', () => {
    expect(() => trustedProxies('example')).toThrow(TypeError);
  });
});

test('addresses are counted one by one for IPv4 and by /64 for IPv6', () => {
  expect(addressKey('192.0.2.1')).toBe('192.0.2.1');
  expect(addressKey('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(addressKey('2001:db8:1:2::7')).toBe('2001:db8:1:2::/64');
  expect(addressKey('2001:DB8::7')).toBe('2001:db8:0:0::/64');
  expect(addressKey('::1')).toBe('0:0:0:0::/64');
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

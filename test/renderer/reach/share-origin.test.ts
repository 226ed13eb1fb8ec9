import { expect, test } from 'vitest';
import { isLocal, shareOrigin } from '../../../renderer/reach/share-origin.ts';
import type { Reach } from '../../../shared/reach/contract.ts';

const OWN = 'http://localhost:8787';
const LAN = 'http://192.168.1.20:8787';
const network = { isUsed: false, ports: { pages: 8787, media: [44444] }, isSelfSigned: false };
const lan: Reach = { kind: 'network', origin: LAN, network: { ...network, isOn: true } };

test('the host’s own machine gives others the address that the server knows of', () => {
  expect(shareOrigin(lan, undefined, OWN)).toBe(LAN);
  expect(shareOrigin(undefined, LAN, OWN)).toBe(LAN);
  expect(shareOrigin(undefined, undefined, OWN)).toBe(OWN);
});

test('a page that came by an address which leads further gives others that one', () => {
  const page = 'https://live.example.org';
  expect(shareOrigin({ kind: 'network', origin: 'http://10.0.0.7:8787' }, undefined, page)).toBe(page);
  expect(shareOrigin({ kind: 'machine', origin: OWN }, undefined, page)).toBe(page);
});

test('the public address that a server was given is the one for others', () => {
  const given = 'https://live.example.org';
  expect(shareOrigin({ kind: 'address', origin: given }, undefined, 'http://10.0.0.7:8787')).toBe(given);
});

test('an address of the machine that opens it is known as such', () => {
  expect(['http://localhost:1', 'http://127.0.0.1/a', 'http://[::1]:8'].map(isLocal)).toEqual([
    true,
    true,
    true,
  ]);
  expect(isLocal(LAN)).toBe(false);
});

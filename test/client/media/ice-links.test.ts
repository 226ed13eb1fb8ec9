import { expect, test } from 'vitest';
import { iceServersOf } from '../../../client/media/ice-links.ts';
import { iceLinks } from '../../../server/media/ice-servers.ts';

const read = (links: readonly string[]) => {
  const headers = new Headers();
  for (const link of links) headers.append('link', link);
  return iceServersOf(headers);
};

test('the servers that a server writes are those that a page reads, with their credentials', () => {
  const servers = ['stun:stun.example.org', 'turn:a"b:c\\d@turn.example.org:3478?transport=tcp'];
  expect(read(iceLinks({ servers, turnSecret: undefined }, 'ann', 0))).toEqual([
    { urls: 'stun:stun.example.org' },
    { urls: 'turn:turn.example.org:3478?transport=tcp', username: 'a"b', credential: 'c\\d' },
  ]);
});

test('other links and no links are no servers', () => {
  expect(read(['<https://example.org/next>; rel="next"'])).toEqual([]);
  expect(read([])).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import {
  claimEntry,
  inviteAddress,
  otherServer,
  readEntry,
  reportAddress,
  viewerAddress,
} from '../../../renderer/app/entry.ts';

function tab() {
  const kept = new Map<string, string>();
  const hashes: string[] = [];
  return {
    storage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
    rewrite: (hash: string) => void hashes.push(hash),
    hashes,
  };
}

describe('opening the studio', () => {
  test('an invite is moved from the address bar to session storage', () => {
    const { storage, rewrite, hashes } = tab();
    expect(claimEntry('#show=autumn&invite=secret', storage, rewrite)).toEqual({
      show: 'autumn',
      token: 'secret',
    });
    expect(hashes).toEqual(['#show=autumn']);
    expect(claimEntry('#show=autumn', storage, rewrite)).toEqual({ show: 'autumn', token: 'secret' });
  });

  test('an invite to one show is not used for another', () => {
    const { storage, rewrite } = tab();
    claimEntry('#show=autumn&invite=secret', storage, rewrite);
    expect(claimEntry('#show=winter', storage, rewrite).token).toBeUndefined();
  });

  test('the address of a show’s report says so once, and not again after a reload', () => {
    const { storage, rewrite, hashes } = tab();
    expect(claimEntry(reportAddress('autumn'), storage, rewrite)).toEqual({
      show: 'autumn',
      token: undefined,
      part: 'report',
    });
    expect(hashes).toEqual(['#show=autumn']);
    expect(claimEntry('#show=autumn&part=else', storage, rewrite)).not.toHaveProperty('part');
  });

  test('an empty hash has neither show nor invite', () => {
    const { storage, rewrite } = tab();
    expect(claimEntry('', storage, rewrite)).toEqual({ show: '', token: undefined });
  });

  test('an invite URL is read back to its show and token', () => {
    const address = inviteAddress('autumn show', 'a.b-c_d', 'https://studio.example');
    expect(readEntry(address)).toEqual({ show: 'autumn show', token: 'a.b-c_d' });
  });

  test('the viewer URL escapes the show’s slug', () => {
    expect(viewerAddress('autumn show', 'http://localhost:8787')).toBe(
      'http://localhost:8787/s/autumn%20show',
    );
  });
});

test('a link to another server is told from one of this page’s own, also where both are under one name', () => {
  const own = 'https://example.org/live';
  expect(otherServer('https://example.org/live/studio/#show=a&invite=b', own)).toBeUndefined();
  expect(otherServer('#show=a&invite=b', own)).toBeUndefined();
  for (const other of ['https://other.example/studio/#key=a', 'https://example.org/live2/studio/#key=a'])
    expect(otherServer(other, own)).toBe(other);
});

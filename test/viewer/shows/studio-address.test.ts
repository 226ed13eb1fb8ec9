import { expect, test } from 'vitest';
import { STORED_KEY } from '../../../shared/home/stored-key.ts';
import { studioAddress } from '../../../viewer/shows/studio-address.ts';

const storageWith = (kept: Record<string, string>) => () => ({
  getItem: (name: string) => kept[name] ?? null,
});

test('the owner’s browser is led to their shows, everybody else stays', () => {
  expect(studioAddress('', storageWith({ [STORED_KEY]: 'k' }))).toBe('/studio/');
  expect(studioAddress('', storageWith({}))).toBeUndefined();
});

test('a key or an invite in the address is taken along to the studio', () => {
  expect(studioAddress('#key=k', storageWith({}))).toBe('/studio/#key=k');
  expect(studioAddress('#show=a&invite=i', storageWith({}))).toBe('/studio/#show=a&invite=i');
});

test('a browser that denies its storage is a visitor’s', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  expect(studioAddress('', denied)).toBeUndefined();
});

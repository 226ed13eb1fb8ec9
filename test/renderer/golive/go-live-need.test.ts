import { expect, test } from 'vitest';
import { goLiveNeed } from '../../../renderer/golive/go-live-need.ts';

const all = { isJoined: true, hasMedia: true, hasSource: true };

test('a show with a connection, media on the server and something to send can go live', () => {
  expect(goLiveNeed(all)).toBeUndefined();
});

test('of several things that are missing, the one that has to come first is named', () => {
  expect(goLiveNeed({ ...all, hasSource: false })).toBe('source');
  expect(goLiveNeed({ ...all, hasSource: false, hasMedia: false })).toBe('media');
  expect(goLiveNeed({ isJoined: false, hasMedia: false, hasSource: false })).toBe('connection');
});

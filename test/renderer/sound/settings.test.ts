import { beforeEach, expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
const { factorOf, MIN_GAIN_DB, setStrip, stripOf, useSound } = await import(
  '../../../renderer/sound/settings.ts'
);

beforeEach(() => useSound.setState(useSound.getInitialState(), true));

test('music starts quieter than a voice and is lowered under it', () => {
  const sound = useSound.getState();
  expect(stripOf(sound, 'song', 'music')).toMatchObject({ gainDb: -12, ducked: true });
  expect(stripOf(sound, 'microphone', 'voice')).toMatchObject({ gainDb: 0, ducked: false, denoised: false });
});

test('what the host set for one input stays when the input goes and comes again', () => {
  setStrip('song', 'music', { muted: true });
  setStrip('song', 'music', { gainDb: -3 });
  expect(stripOf(useSound.getState(), 'song', 'music')).toMatchObject({
    muted: true,
    gainDb: -3,
    ducked: true,
  });
  expect(stripOf(useSound.getState(), 'other', 'music').muted).toBe(false);
});

test('the lowest gain is silence and zero decibels change nothing', () => {
  expect(factorOf(MIN_GAIN_DB)).toBe(0);
  expect(factorOf(0)).toBe(1);
  expect(factorOf(-20)).toBeCloseTo(0.1);
});

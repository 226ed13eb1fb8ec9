import { beforeEach, expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
const { gainFactor, MIN_GAIN_DB, setStrip, stripOf, useSound } = await import(
  '../../../renderer/sound/settings.ts'
);

beforeEach(() => useSound.setState(useSound.getInitialState(), true));

test('music starts quieter than a voice and is lowered under it', () => {
  const sound = useSound.getState();
  expect(stripOf(sound, 'song', 'music')).toMatchObject({ gainDb: -12, ducked: true });
  expect(stripOf(sound, 'microphone', 'voice')).toMatchObject({ gainDb: 0, ducked: false, denoised: false });
});

test('an input’s settings are kept while it is removed', () => {
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
  expect(gainFactor(MIN_GAIN_DB)).toBe(0);
  expect(gainFactor(0)).toBe(1);
  expect(gainFactor(-20)).toBeCloseTo(0.1);
});

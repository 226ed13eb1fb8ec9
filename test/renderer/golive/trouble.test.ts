import { expect, test } from 'vitest';
import { type AirSigns, troubleOf } from '../../../renderer/golive/trouble.ts';

const fine: AirSigns = { air: 'on', publishing: 'sending', picture: 'on', sound: 'on' };

test('a show that is seen and heard has no trouble', () => {
  expect(troubleOf(fine)).toBeUndefined();
});

test.each<[Partial<AirSigns>, ReturnType<typeof troubleOf>]>([
  [{ air: 'elsewhere', publishing: 'idle' }, 'elsewhere'],
  [{ publishing: 'connecting' }, 'resuming'],
  [{ publishing: 'idle', picture: 'asking', sound: 'off' }, 'resuming'],
  [{ publishing: 'recovering', picture: 'lost' }, 'recovering'],
  [{ publishing: 'failed' }, 'failed'],
  [{ picture: 'off', sound: 'error' }, 'nothing'],
  [{ picture: 'lost' }, 'noPicture'],
  [{ sound: 'lost' }, 'noSound'],
])('%o is the trouble “%s”', (signs, trouble) => {
  expect(troubleOf({ ...fine, ...signs })).toBe(trouble);
});

test('nothing of the studio is missed while viewers get an encoder’s picture', () => {
  expect(troubleOf({ ...fine, publishing: 'failed', picture: 'error', encoder: true })).toBeUndefined();
  expect(troubleOf({ ...fine, air: 'elsewhere', encoder: true })).toBe('elsewhere');
});

test('a camera that the host turned off is no trouble while they are heard', () => {
  expect(troubleOf({ ...fine, picture: 'off' })).toBeUndefined();
});

test('nothing is said while devices are being asked for or the show is being ended', () => {
  expect(troubleOf({ ...fine, picture: 'asking' })).toBeUndefined();
  expect(troubleOf({ ...fine, air: 'ending', publishing: 'idle' })).toBeUndefined();
});

import { expect, test } from 'vitest';
import { type AirConditions, airWarningOf } from '../../../renderer/golive/air-warning.ts';

const fine: AirConditions = { air: 'on', publishing: 'sending', picture: 'on', sound: 'on' };

test('a show that is seen and heard has no warning', () => {
  expect(airWarningOf(fine)).toBeUndefined();
});

test.each<[Partial<AirConditions>, ReturnType<typeof airWarningOf>]>([
  [{ air: 'elsewhere', publishing: 'idle' }, 'elsewhere'],
  [{ publishing: 'connecting' }, 'resuming'],
  [{ publishing: 'idle', picture: 'asking', sound: 'off' }, 'resuming'],
  [{ publishing: 'recovering', picture: 'lost' }, 'recovering'],
  [{ publishing: 'failed' }, 'failed'],
  [{ picture: 'off', sound: 'error' }, 'nothing'],
  [{ picture: 'lost' }, 'noPicture'],
  [{ sound: 'lost' }, 'noSound'],
])('%o gives the warning “%s”', (conditions, warning) => {
  expect(airWarningOf({ ...fine, ...conditions })).toBe(warning);
});

test('the studio’s own stream gives no warning while an encoder is on air', () => {
  expect(airWarningOf({ ...fine, publishing: 'failed', picture: 'error', encoder: true })).toBeUndefined();
  expect(airWarningOf({ ...fine, air: 'elsewhere', encoder: true })).toBe('elsewhere');
});

test('a camera that the host turned off gives no warning while they are heard', () => {
  expect(airWarningOf({ ...fine, picture: 'off' })).toBeUndefined();
});

test('there is no warning while devices are being opened or the show is ending', () => {
  expect(airWarningOf({ ...fine, picture: 'asking' })).toBeUndefined();
  expect(airWarningOf({ ...fine, air: 'ending', publishing: 'idle' })).toBeUndefined();
});

import { describe, expect, test } from 'vitest';
import {
  captureErrorOf,
  constraintsFor,
  type Device,
  deviceOfTrack,
  listDevices,
  pickDevice,
  sameDevice,
} from '../../../renderer/stage/devices.ts';

const desk: Device = { id: 'a1', label: 'Desk camera' };
const phone: Device = { id: 'b2', label: 'Phone' };

describe('choosing a device', () => {
  test('uses the remembered one', () => {
    expect(pickDevice([desk, phone], phone)).toBe(phone);
  });

  test('recognises it by its label if the browser gave it a new id', () => {
    expect(pickDevice([desk, phone], { id: 'old', label: 'Phone' })).toBe(phone);
  });

  test('falls back to the first one if it is not connected', () => {
    expect(pickDevice([desk], phone)).toBe(desk);
    expect(pickDevice([], phone)).toBeUndefined();
  });

  test('never matches devices by an empty label', () => {
    expect(sameDevice([{ id: 'x', label: '' }], { id: 'y', label: '' })).toBeUndefined();
  });
});

describe('the list of devices', () => {
  const all = [
    { kind: 'videoinput', deviceId: 'a1', label: 'Logitech C920 (046d:0892)' },
    { kind: 'audioinput', deviceId: 'default', label: 'Default - Built-in' },
    { kind: 'audioinput', deviceId: 'm1', label: 'Built-in' },
    { kind: 'audiooutput', deviceId: 's1', label: 'Speakers' },
    { kind: 'videoinput', deviceId: '', label: '' },
  ] as const;

  test('has one kind, without aliases and USB ids', () => {
    expect(listDevices(all, 'video')).toEqual([{ id: 'a1', label: 'Logitech C920' }]);
    expect(listDevices(all, 'audio')).toEqual([{ id: 'm1', label: 'Built-in' }]);
  });

  test('finds the real device behind the system’s default', () => {
    const list = listDevices(all, 'audio');
    expect(deviceOfTrack(list, 'default', 'Default - Built-in')).toEqual({ id: 'm1', label: 'Built-in' });
    expect(deviceOfTrack(list, 'new', 'Another')).toEqual({ id: 'new', label: 'Another' });
  });
});

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['TypeError', 'failed'],
])('a %s of getUserMedia is the error “%s”', (name, error) => {
  expect(captureErrorOf(Object.assign(new Error('any'), { name }))).toBe(error);
});

test('a camera is opened with 720p at 30 fps, and by its id if it was chosen', () => {
  expect(constraintsFor('video', 'a1')).toMatchObject({
    deviceId: { exact: 'a1' },
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30, max: 30 },
  });
  expect(constraintsFor('audio', undefined)).not.toHaveProperty('deviceId');
});

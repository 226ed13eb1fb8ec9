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
  test('the remembered one is used', () => {
    expect(pickDevice([desk, phone], phone)).toBe(phone);
  });

  test('it is known by its name where the browser gave it a new id', () => {
    expect(pickDevice([desk, phone], { id: 'old', label: 'Phone' })).toBe(phone);
  });

  test('the first one stands in for one that is not there', () => {
    expect(pickDevice([desk], phone)).toBe(desk);
    expect(pickDevice([], phone)).toBeUndefined();
  });

  test('devices without names are never taken for one another', () => {
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

  test('has one kind, each device once, named as a person would', () => {
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
])('the browser’s %s is the problem “%s”', (name, problem) => {
  expect(captureErrorOf(Object.assign(new Error('any'), { name }))).toBe(problem);
});

test('a camera is asked for 720p at 30 frames, and for itself where it was chosen', () => {
  expect(constraintsFor('video', 'a1')).toMatchObject({
    deviceId: { exact: 'a1' },
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30, max: 30 },
  });
  expect(constraintsFor('audio', undefined)).not.toHaveProperty('deviceId');
});

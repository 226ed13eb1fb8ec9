import { expect, test } from 'vitest';
import { obsAddress } from '../../../renderer/obs/connection/address.ts';
import { levelsOf } from '../../../renderer/obs/mixer/meter-levels.ts';
import { linkMood, RecentShare } from '../../../renderer/obs/stats/health.ts';

test('what a person types becomes the address of OBS, with its usual port where they left it out', () => {
  expect(obsAddress('192.168.1.20')).toBe('ws://192.168.1.20:4455');
  expect(obsAddress(' studio-pc:4456 ')).toBe('ws://studio-pc:4456');
  expect(obsAddress('ws://127.0.0.1:4455/')).toBe('ws://127.0.0.1:4455');
  expect(obsAddress('wss://obs.example')).toBe('wss://obs.example:4455');
  expect(obsAddress('[::1]')).toBe('ws://[::1]:4455');
  for (const nothing of ['', '  ', 'my studio', 'ws://', 'host:port'])
    expect(obsAddress(nothing)).toBeUndefined();
});

test('a share is of the last ten seconds, whatever happened before', () => {
  const share = new RecentShare();
  expect(share.read(500, 1000, 0)).toBe(0);
  expect(share.read(500, 1030, 1000)).toBe(0);
  expect(share.read(515, 1060, 2000)).toBeCloseTo(0.25);
  expect(share.read(515, 1400, 13_000)).toBe(0);
});

test('counters that begin anew are not compared with those before', () => {
  const share = new RecentShare();
  share.read(90, 1000, 0);
  expect(share.read(0, 10, 1000)).toBe(0);
  expect(share.read(10, 20, 2000)).toBe(1);
});

test('a path is called poor when it is full, and when frames are left out', () => {
  const stream = { durationMs: 0, bytes: 0, droppedFrames: 0, frames: 0 };
  expect(linkMood({ ...stream, congestion: 0 }, 0)).toBe('good');
  expect(linkMood({ ...stream, congestion: 0.4 }, 0)).toBe('tight');
  expect(linkMood({ ...stream, congestion: 0.9 }, 0)).toBe('poor');
  expect(linkMood({ ...stream, congestion: 0 }, 0.1)).toBe('poor');
});

test('the level of an input is that of its loudest channel', () => {
  const channels = [
    [0.001, 0.1, 0.1],
    [0.01, 1, 1],
  ];
  const level = levelsOf([{ inputName: 'Mic', inputLevelsMul: channels }]).get('Mic');
  expect(level?.level).toBeCloseTo(1 / 3);
  expect(level).toMatchObject({ peak: 1, hot: true });
  expect(levelsOf([{ inputName: 'Off', inputLevelsMul: [] }]).get('Off')).toMatchObject({
    level: 0,
    peak: 0,
  });
  expect(levelsOf('nonsense').size).toBe(0);
});

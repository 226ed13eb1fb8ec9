import { expect, test } from 'vitest';
import { meterLevels } from '../../../../renderer/obs/mixer/meter-levels.ts';
import { RecentShare, streamHealth } from '../../../../renderer/obs/stats/health.ts';

test('a share covers the last ten seconds only', () => {
  const share = new RecentShare();
  expect(share.read(500, 1000, 0)).toBe(0);
  expect(share.read(500, 1030, 1000)).toBe(0);
  expect(share.read(515, 1060, 2000)).toBeCloseTo(0.25);
  expect(share.read(515, 1400, 13_000)).toBe(0);
});

test('counters that were reset are not compared with older readings', () => {
  const share = new RecentShare();
  share.read(90, 1000, 0);
  expect(share.read(0, 10, 1000)).toBe(0);
  expect(share.read(10, 20, 2000)).toBe(1);
});

test('a stream is poor on high congestion and if frames are dropped', () => {
  const stream = { durationMs: 0, bytes: 0, droppedFrames: 0, frames: 0 };
  expect(streamHealth({ ...stream, congestion: 0 }, 0)).toBe('good');
  expect(streamHealth({ ...stream, congestion: 0.4 }, 0)).toBe('tight');
  expect(streamHealth({ ...stream, congestion: 0.9 }, 0)).toBe('poor');
  expect(streamHealth({ ...stream, congestion: 0 }, 0.1)).toBe('poor');
});

test('the level of an input is that of its loudest channel', () => {
  const channels = [
    [0.001, 0.1, 0.1],
    [0.01, 1, 1],
  ];
  const level = meterLevels([{ inputName: 'Mic', inputLevelsMul: channels }]).get('Mic');
  expect(level?.level).toBeCloseTo(1 / 3);
  expect(level).toMatchObject({ peak: 1, hot: true });
  expect(meterLevels([{ inputName: 'Off', inputLevelsMul: [] }]).get('Off')).toMatchObject({
    level: 0,
    peak: 0,
  });
  expect(meterLevels('nonsense').size).toBe(0);
});

test('a level that is null and an input without levels leave the meters of the others', () => {
  const levels = meterLevels([
    { inputName: 'Mic', inputLevelsMul: [[0.01, 1, 1]] },
    { inputName: 'Music', inputLevelsMul: [[null, null, 0]] },
    { inputName: 'Broken' },
  ]);
  expect([...levels.keys()]).toEqual(['Mic', 'Music']);
  expect(levels.get('Mic')).toMatchObject({ hot: true });
  expect(levels.get('Music')).toMatchObject({ level: 0, peak: 0, hot: false });
});

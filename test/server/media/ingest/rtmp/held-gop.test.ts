import { expect, test } from 'vitest';
import { HeldGop } from '../../../../../server/media/ingest/rtmp/held-gop.ts';

const frame = (time: number, bytes = 1000) => ({ kind: 'video', time, data: Buffer.alloc(bytes) }) as const;

test('the frames since the last key frame are held', () => {
  const gop = new HeldGop();
  gop.add(frame(0), false);
  expect(gop.packets).toEqual([]);
  gop.add(frame(40), true);
  gop.add(frame(80), false);
  expect(gop.packets.map(({ time }) => time)).toEqual([40, 80]);
  gop.add(frame(120), true);
  expect(gop.packets.map(({ time }) => time)).toEqual([120]);
});

test('a group that never ends is let go, until the next key frame', () => {
  const gop = new HeldGop();
  gop.add(frame(0), true);
  for (let count = 0; count < 100; count++) gop.add(frame(count, 1024 * 1024), false);
  expect(gop.packets).toEqual([]);
  gop.add(frame(200), true);
  expect(gop.packets).toHaveLength(1);
});

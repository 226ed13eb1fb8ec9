import { expect, test } from 'vitest';
import { HeldPictureDetector } from '../../../client/playback/held-picture-detector.ts';

const reportOf = (framesDecoded: number) =>
  new Map([
    ['picture', { id: 'picture', type: 'inbound-rtp', timestamp: 0, kind: 'video', framesDecoded }],
    ['sound', { id: 'sound', type: 'inbound-rtp', timestamp: 0, kind: 'audio', packetsReceived: 7 }],
  ]);

/** A detector whose server answers so, and how often it was asked. */
function detectorFor(answer: boolean) {
  const asked: number[] = [];
  let now = 0;
  const detector = new HeldPictureDetector(async () => {
    asked.push(now);
    return answer;
  });
  /** Reads twice a second from one time to another, and returns the last result. */
  const read = async (frames: number | ((at: number) => number), until: number) => {
    let last = false;
    for (; now < until; now += 500)
      last = await detector.read(reportOf(typeof frames === 'number' ? frames : frames(now)), now);
    return last;
  };
  return { asked, read };
}

test('a picture that moves is never asked about', async () => {
  const { asked, read } = detectorFor(true);
  expect(await read(at => at, 30_000)).toBe(false);
  expect(asked).toEqual([]);
});

test('a picture that stands still is held back once the server says so, until the next frame', async () => {
  const { asked, read } = detectorFor(true);
  expect(await read(5, 2000)).toBe(false);
  expect(await read(5, 20_000)).toBe(true);
  expect(asked).toEqual([2000]);
  expect(await read(6, 20_500)).toBe(false);
});

test('a picture that never began is asked about too', async () => {
  const { read } = detectorFor(true);
  expect(await read(0, 4000)).toBe(true);
});

test('a server that holds nothing back is asked ever more rarely', async () => {
  const { asked, read } = detectorFor(false);
  expect(await read(5, 60_000)).toBe(false);
  expect(asked).toEqual([2000, 4000, 8000, 16_000, 32_000, 48_000]);
});

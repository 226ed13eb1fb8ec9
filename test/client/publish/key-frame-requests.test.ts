import { expect, test } from 'vitest';
import { KeyFrameRequests } from '../../../client/publish/key-frame-requests.ts';

const SAMPLE_MS = 200;

/** Counters of one reading: of each layer the requests received and the key frames encoded so far. */
type Layers = readonly (readonly [pliCount: number, keyFramesEncoded: number])[];

/** The readings, by index, in which a request is found unanswered. */
function unansweredIn(readings: readonly Layers[]): number[] {
  const requests = new KeyFrameRequests();
  return readings.flatMap((layers, index) => {
    const stats = layers.map(([pliCount, keyFramesEncoded], layer) => [
      `${layer}`,
      { id: `${layer}`, type: 'outbound-rtp', kind: 'video', pliCount, keyFramesEncoded },
    ]);
    return requests.read(new Map(stats as [string, object][]), index * SAMPLE_MS) ? [index] : [];
  });
}

test('a request that is answered within the next reading is left alone', () => {
  const first: Layers = [
    [0, 1],
    [0, 1],
  ];
  expect(
    unansweredIn([
      first,
      [
        [1, 1],
        [0, 1],
      ],
      [
        [1, 2],
        [0, 2],
      ],
      [
        [1, 2],
        [0, 2],
      ],
    ]),
  ).toEqual([]);
  expect(
    unansweredIn([
      first,
      [
        [1, 2],
        [0, 2],
      ],
      [
        [1, 2],
        [0, 2],
      ],
    ]),
  ).toEqual([]);
});

test('a request for another layer right after a key frame was ignored, which is found in the next reading', () => {
  const first: Layers = [
    [0, 1],
    [0, 1],
  ];
  const ignored: Layers = [
    [1, 2],
    [1, 2],
  ];
  expect(unansweredIn([first, ignored, ignored, ignored])).toEqual([2]);
});

test('at most one key frame a second is sent for unanswered requests', () => {
  const readings = Array.from({ length: 16 }, (_, index): Layers => [[index, 0]]);
  expect(unansweredIn(readings)).toEqual([2, 7, 12]);
});

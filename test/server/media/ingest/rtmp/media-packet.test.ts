import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compositionTime,
  entryPointOf,
  hasData,
  isFrame,
  isHeader,
  isKnownCodec,
  lengthBytesOf,
} from '../../../../../server/media/ingest/rtmp/media-packet.ts';

/** A picture of H.264 with these NAL units, each with a length of so many bytes. */
function picture(units: readonly Buffer[], lengthBytes = 4, first = 0x17) {
  const parts = units.flatMap(unit => {
    const length = Buffer.alloc(lengthBytes);
    length.writeUIntBE(unit.length, 0, lengthBytes);
    return [length, unit];
  });
  return {
    kind: 'video',
    time: 0,
    data: Buffer.concat([Buffer.of(first, 1, 0xff, 0xff, 0xf0), ...parts]),
  } as const;
}
const [SPS, IDR, SLICE] = [Buffer.of(0x67, 1), Buffer.of(0x65, 2, 3), Buffer.of(0x41, 2, 3)];
const OTHER_SEI = [5, 255, 1, ...Buffer.alloc(256)];
const RECOVERY = Buffer.of(0x06, ...OTHER_SEI, 6, 1, 0xa4, 0x80);

test.each([
  ['an IDR picture', [SPS, IDR], 'key'],
  ['an IDR picture with a recovery point', [RECOVERY, IDR], 'key'],
  ['a recovery point behind another message', [RECOVERY, SLICE], 'recovery'],
  ['a picture that needs those before it, whatever FLV’s mark says', [SLICE], undefined],
  ['another message alone', [Buffer.of(0x06, ...OTHER_SEI, 0x80), SLICE], undefined],
] as const)('decoding begins by what is in a packet: %s', (_what, units, entry) => {
  for (const lengthBytes of [1, 2, 4])
    if (lengthBytes > 1 || units.every(({ length }) => length < 256))
      expect(entryPointOf(picture(units, lengthBytes), lengthBytes)).toBe(entry);
});

test('the time from decoding to display may be negative', () => {
  expect(compositionTime(picture([SLICE]))).toBe(-16);
});

test('codecs are known by what they are, in the old form and in the enhanced one', () => {
  const video = (...data: number[]) => ({ kind: 'video', time: 0, data: Buffer.of(...data) }) as const;
  const audio = (...data: number[]) => ({ kind: 'audio', time: 0, data: Buffer.of(...data) }) as const;
  expect(isKnownCodec(video(0x17, 1, 0, 0, 0))).toBe(true);
  expect(isKnownCodec(video(0x12, 1, 0, 0, 0))).toBe(false);
  // Enhanced RTMP: HEVC.
  expect(isKnownCodec(video(0x97, 0x68, 0x76, 0x63, 0x31))).toBe(false);
  expect(isKnownCodec(audio(0xaf, 1))).toBe(true);
  expect(isKnownCodec(audio(0x2f, 1))).toBe(false);
  expect([isHeader(video(0x17, 0, 0, 0, 0)), isFrame(video(0x17, 0, 0, 0, 0))]).toEqual([true, false]);
  expect([hasData(video()), hasData(video(0x57, 0, 0, 0, 0)), hasData(audio(0xaf))]).toEqual([
    false,
    false,
    false,
  ]);
});

test('any bytes have an entry point or none', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 5, maxLength: 200 }),
      fc.constantFrom(1, 2, 3, 4),
      (bytes, lengthBytes) => {
        const data = Buffer.from(bytes);
        expect(['key', 'recovery', undefined]).toContain(
          entryPointOf({ kind: 'video', time: 0, data }, lengthBytes),
        );
        expect(lengthBytesOf(data)).toBeGreaterThan(0);
      },
    ),
  );
});

import { expect, test } from 'vitest';
import { capturedAt } from '../../../client/media/capture-time.ts';

/** 22 November 2026, 12:00 UTC: in milliseconds since 1970, and since 1900 as RTP carries it. */
const NOON = 1_795_348_800_000;
const NTP_NOON = NOON + 2_208_988_800_000;

const receiver = (source?: { rtpTimestamp: number; captureTimestamp?: number }) =>
  ({ getSynchronizationSources: () => (source ? [source] : []) }) as unknown as RTCRtpReceiver;

test('a frame before the newest was captured earlier by the difference of their RTP timestamps', () => {
  const newest = receiver({ rtpTimestamp: 90_000, captureTimestamp: NTP_NOON });
  expect(capturedAt(newest, 90_000)).toBe(NOON);
  expect(capturedAt(newest, 87_000)).toBeCloseTo(NOON - 33.333, 2);
});

test('RTP timestamps may wrap around', () => {
  const newest = receiver({ rtpTimestamp: 2 ** 32 - 900, captureTimestamp: NTP_NOON });
  expect(capturedAt(newest, 0)).toBe(NOON + 10);
});

test('there is no time of capture before the first frame, or if the sender does not send it', () => {
  expect(capturedAt(receiver({ rtpTimestamp: 1 }), 1)).toBeUndefined();
  expect(capturedAt(receiver(), 1)).toBeUndefined();
});

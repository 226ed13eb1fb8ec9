import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { holdsFor, isInTime, keepInTime, WaitMeter } from '../../../client/playback/lip-sync.ts';
import { apart } from '../../../client/playback/split-av-streams.ts';

/** A report of a connection that has played so much: what each sample and each frame waited, in milliseconds. */
function report({ seconds, sound, picture }: { seconds: number; sound: number; picture: number }) {
  const [samples, frames] = [48_000 * seconds, 30 * seconds];
  const stats = [
    {
      type: 'inbound-rtp',
      kind: 'audio',
      jitterBufferDelay: (samples * sound) / 1000,
      jitterBufferEmittedCount: samples,
    },
    {
      type: 'inbound-rtp',
      kind: 'video',
      frameWidth: 1280,
      jitterBufferDelay: (frames * picture) / 1000,
      jitterBufferEmittedCount: frames,
      totalDecodeTime: (frames * 2) / 1000,
      framesDecoded: frames,
    },
    {
      type: 'media-playout',
      kind: 'audio',
      totalPlayoutDelay: (samples * 30) / 1000,
      totalSamplesCount: samples,
    },
  ];
  return new Map(stats.map((stat, index) => [String(index), stat]));
}

test('what sound and picture wait is told from one reading to the next, with the sound card and the decoder', () => {
  const meter = new WaitMeter();
  meter.read(report({ seconds: 1, sound: 500, picture: 500 }));
  const waits = meter.read(report({ seconds: 2, sound: 270, picture: 260 }));
  expect(waits?.sound).toBeCloseTo(40 + 30);
  expect(waits?.picture).toBeCloseTo(20 + 2);
});

test('nothing is told while only sound or only a picture plays', () => {
  const both = report({ seconds: 1, sound: 40, picture: 20 });
  for (const missing of ['0', '1']) {
    const one = new Map([...both].filter(([id]) => id !== missing));
    expect(new WaitMeter().read(one)).toBeUndefined();
  }
});

test('held as long as they are told, sound and picture are always in time, and one of them is never held', () => {
  const ms = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(ms, ms, ms, ms, (soundBuffer, pictureBuffer, soundCard, decoder) => {
      const waits = {
        sound: soundBuffer + soundCard,
        picture: pictureBuffer + decoder,
        soundCard,
        decoder,
      };
      const holds = holdsFor(waits);
      const sound = Math.max(soundBuffer, holds.sound) + soundCard;
      const picture = Math.max(pictureBuffer, holds.picture) + decoder;
      expect(isInTime(Number((sound - picture).toFixed(6)))).toBe(true);
      expect(holds.sound > soundBuffer && holds.picture > pictureBuffer).toBe(false);
    }),
  );
});

test('sound that is a little late holds nothing up: nobody hears it', () => {
  expect(holdsFor({ sound: 60, picture: 10, soundCard: 30, decoder: 2 })).toEqual({ sound: 0, picture: 0 });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const canHold = () => {
  vi.stubGlobal('RTCRtpReceiver', class {});
  Object.defineProperty(RTCRtpReceiver.prototype, 'jitterBufferTarget', { value: null });
};

test('the picture is held while sound comes late through a bad network, and let go of when that is over', async () => {
  vi.useFakeTimers();
  canHold();
  const receivers = ['audio', 'video'].map(kind => ({ track: { kind }, jitterBufferTarget: null }));
  let next = report({ seconds: 1, sound: 40, picture: 10 });
  const connection = {
    getStats: async () => next,
    getTransceivers: () => receivers.map(receiver => ({ receiver })),
  } as unknown as RTCPeerConnection;
  const stop = keepInTime(connection);
  await vi.advanceTimersByTimeAsync(1000);
  expect(receivers.map(each => each.jitterBufferTarget)).toEqual([null, null]);
  // One second more in which each sample waited 240 ms: 140 on average over both.
  next = report({ seconds: 2, sound: 140, picture: 10 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(receivers.map(each => each.jitterBufferTarget)).toEqual([null, 240 + 30 - 60 - 2]);
  next = report({ seconds: 3, sound: 100, picture: 10 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(receivers.map(each => each.jitterBufferTarget)).toEqual([null, 0]);
  stop();
});

const ANSWER = [
  'v=0',
  'm=video 7 UDP/TLS/RTP/SAVPF 96',
  'a=msid:show picture',
  'm=audio 7 UDP/TLS/RTP/SAVPF 111',
  'a=msid:show sound',
  '',
].join('\r\n');

test('sound and picture of an answer are taken apart where buffers can be told how long to hold', () => {
  canHold();
  expect(apart(ANSWER)).toBe(
    ANSWER.replace('show picture', 'video picture').replace('show sound', 'audio sound'),
  );
});

test('they stay together, in the browser’s own care, where buffers can’t be told', () => {
  expect(apart(ANSWER)).toBe(ANSWER);
});

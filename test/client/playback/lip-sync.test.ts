import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import {
  isInSync,
  jitterBufferTargetsFor,
  keepLipSync,
  PlayoutDelayMeter,
} from '../../../client/playback/lip-sync.ts';
import { splitAvStreams } from '../../../client/playback/split-av-streams.ts';

/** The stats report of a connection after some seconds of playback, with the mean delays of both buffers in ms. */
function report({ seconds, audio, video }: { seconds: number; audio: number; video: number }) {
  const [samples, frames] = [48_000 * seconds, 30 * seconds];
  const stats = [
    {
      type: 'inbound-rtp',
      kind: 'audio',
      jitterBufferDelay: (samples * audio) / 1000,
      jitterBufferEmittedCount: samples,
    },
    {
      type: 'inbound-rtp',
      kind: 'video',
      frameWidth: 1280,
      jitterBufferDelay: (frames * video) / 1000,
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

test('playout delays are means since the reading before, and include the audio device and the decoder', () => {
  const meter = new PlayoutDelayMeter();
  meter.read(report({ seconds: 1, audio: 500, video: 500 }));
  const delays = meter.read(report({ seconds: 2, audio: 270, video: 260 }));
  expect(delays?.audio).toBeCloseTo(40 + 30);
  expect(delays?.video).toBeCloseTo(20 + 2);
});

test('there is no measurement while only audio or only video plays', () => {
  const both = report({ seconds: 1, audio: 40, video: 20 });
  for (const missing of ['0', '1']) {
    const one = new Map([...both].filter(([id]) => id !== missing));
    expect(new PlayoutDelayMeter().read(one)).toBeUndefined();
  }
});

test('with the targets applied audio and video are always in sync, and at most one of them is delayed', () => {
  const ms = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(ms, ms, ms, ms, (audioBuffer, videoBuffer, audioDevice, decoder) => {
      const delays = {
        audio: audioBuffer + audioDevice,
        video: videoBuffer + decoder,
        audioDevice,
        decoder,
      };
      const targets = jitterBufferTargetsFor(delays);
      const audio = Math.max(audioBuffer, targets.audio) + audioDevice;
      const video = Math.max(videoBuffer, targets.video) + decoder;
      expect(isInSync(Number((audio - video).toFixed(6)))).toBe(true);
      expect(targets.audio > audioBuffer && targets.video > videoBuffer).toBe(false);
    }),
  );
});

test('an unnoticeable lag of the audio changes no target', () => {
  expect(jitterBufferTargetsFor({ audio: 60, video: 10, audioDevice: 30, decoder: 2 })).toEqual({
    audio: 0,
    video: 0,
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const stubJitterBufferTarget = () => {
  vi.stubGlobal('RTCRtpReceiver', class {});
  Object.defineProperty(RTCRtpReceiver.prototype, 'jitterBufferTarget', { value: null });
};

test('video is delayed while audio is late because of a bad network, and no longer than that', async () => {
  vi.useFakeTimers();
  stubJitterBufferTarget();
  const receivers = ['audio', 'video'].map(kind => ({ track: { kind }, jitterBufferTarget: null }));
  let next = report({ seconds: 1, audio: 40, video: 10 });
  const connection = {
    getStats: async () => next,
    getTransceivers: () => receivers.map(receiver => ({ receiver })),
  } as unknown as RTCPeerConnection;
  const stop = keepLipSync(connection);
  await vi.advanceTimersByTimeAsync(1000);
  expect(receivers.map(each => each.jitterBufferTarget)).toEqual([null, null]);
  // In the second after that each sample waits 240 ms, which makes 140 on average over both.
  next = report({ seconds: 2, audio: 140, video: 10 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(receivers.map(each => each.jitterBufferTarget)).toEqual([null, 240 + 30 - 60 - 2]);
  next = report({ seconds: 3, audio: 100, video: 10 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(receivers.map(each => each.jitterBufferTarget)).toEqual([null, 0]);
  stop();
});

const ANSWER = [
  'v=0',
  'm=video 7 UDP/TLS/RTP/SAVPF 96',
  'a=msid:show camera',
  'm=audio 7 UDP/TLS/RTP/SAVPF 111',
  'a=msid:show microphone',
  '',
].join('\r\n');

test('audio and video of an answer get separate streams if jitterBufferTarget is supported', () => {
  stubJitterBufferTarget();
  expect(splitAvStreams(ANSWER)).toBe(
    ANSWER.replace('show camera', 'video camera').replace('show microphone', 'audio microphone'),
  );
});

test('they stay in one stream without jitterBufferTarget', () => {
  expect(splitAvStreams(ANSWER)).toBe(ANSWER);
});

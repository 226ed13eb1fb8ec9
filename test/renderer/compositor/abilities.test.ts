import { expect, test } from 'vitest';
import { drawsWhenHidden, missingAbilities, type Scope } from '../../../renderer/compositor/abilities.ts';

class Video {
  requestVideoFrameCallback(): void {}
}
class Canvas {
  captureStream(): void {}
}
const api = class {};

/** As Firefox has it: frames pass through elements of the page. */
const firefox: Scope = {
  RTCPeerConnection: api,
  VideoFrame: api,
  OffscreenCanvas: api,
  AudioWorkletNode: api,
  HTMLVideoElement: Video,
  HTMLCanvasElement: Canvas,
};
const chromium: Scope = { ...firefox, MediaStreamTrackProcessor: api, MediaStreamTrackGenerator: api };

test('a browser with streams of frames lacks nothing, and draws while it is hidden', () => {
  expect(missingAbilities(chromium)).toEqual([]);
  expect(drawsWhenHidden(chromium)).toBe(true);
});

test('a browser whose frames pass through the page lacks nothing, but stands still while it is hidden', () => {
  expect(missingAbilities(firefox)).toEqual([]);
  expect(drawsWhenHidden(firefox)).toBe(false);
});

test.each(['VideoFrame', 'OffscreenCanvas', 'RTCPeerConnection', 'AudioWorkletNode'])(
  'a browser without %s is told by that name',
  name => {
    const { [name]: _missing, ...rest } = chromium;
    expect(missingAbilities(rest)).toEqual([name]);
  },
);

test('a browser that can read no frames of a camera is told what it lacks', () => {
  expect(missingAbilities({ ...firefox, HTMLVideoElement: api, HTMLCanvasElement: api })).toEqual([
    'requestVideoFrameCallback',
    'captureStream',
  ]);
});

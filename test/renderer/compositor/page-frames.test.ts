import { expect, test } from 'vitest';
import { frameSourceOf } from '../../../renderer/compositor/page-frames.ts';

const sending = () => {
  const sent: string[] = [];
  return { sent, requestFrame: () => sent.push('frame') };
};
const sourceOf = (stream: object, track: object) =>
  frameSourceOf(stream as MediaStream, track as MediaStreamTrack);

test('frames are sent by the track where it can, as the standard says', () => {
  const track = sending();
  const stream = sending();
  sourceOf(stream, track).requestFrame();
  expect([track.sent.length, stream.sent.length]).toEqual([1, 0]);
});

test('frames are sent by the stream where only that can, as in Firefox', () => {
  const stream = sending();
  sourceOf(stream, {}).requestFrame();
  expect(stream.sent).toEqual(['frame']);
});

test('a browser in which neither can is an error, never a picture that stands still', () => {
  expect(() => sourceOf({}, {})).toThrow('can not send single frames');
});

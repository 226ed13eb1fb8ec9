import { describe, expect, test } from 'vitest';
import {
  restreamArgs,
  restreamFaultOf,
  rtmpTarget,
} from '../../../../server/media/restream/restream-args.ts';

const SENDING_MS = 60_000;

/** What ffmpeg 5.1 writes, by what the platform did. */
const REFUSED = {
  'says no at connect': [
    '[rtmp @ 0x1] Server error: No such application',
    'rtmp://there/live/key: Unknown error occurred',
  ],
  'says no at publish': ['[rtmp @ 0x1] Server error: stream key is not valid', 'Operation not permitted'],
  'hangs up before it takes anything': ['rtmp://there/live/key: Input/output error'],
  'hangs up before it takes anything, by TLS': ['rtmps://there:443/live/key: End of file'],
  'hangs up at the first frames': [
    'av_interleaved_write_frame(): End of file',
    'Error closing file rtmp://there/live/key: End of file',
  ],
  'resets the connection at the first frames': ['av_interleaved_write_frame(): Connection reset by peer'],
};

describe('a platform that turns the stream away is told as such', () => {
  test.each(Object.entries(REFUSED))('when it %s', (_how, lines) => {
    expect(restreamFaultOf(lines.join('\n'), 0)).toBe('turned-away');
  });
});

test('a connection that ends after it has carried the stream is broken, not refused', () => {
  for (const how of ['resets the connection at the first frames', 'hangs up at the first frames'] as const)
    expect(restreamFaultOf(REFUSED[how].join('\n'), SENDING_MS)).toBe('broken');
});

test('a platform that can’t be reached is told as such', () => {
  const refused =
    '[tcp @ 0x1] Connection to tcp://there:1935 failed: Connection refused\nrtmp://there/live/key: Connection refused';
  const unknown =
    '[tcp @ 0x1] Failed to resolve hostname there: Name or service not known\nrtmp://there/live/key: Input/output error';
  expect(restreamFaultOf(refused, 0)).toBe('unreachable');
  expect(restreamFaultOf(unknown, 0)).toBe('unreachable');
});

test('what has nothing to do with the platform is no refusal', () => {
  expect(restreamFaultOf('pipe:0: Invalid data found when processing input', 0)).toBe('broken');
  expect(restreamFaultOf('', 0)).toBe('broken');
  expect(restreamFaultOf('spawn ffmpeg ENOENT', 0)).toBe('no-ffmpeg');
});

test.each([
  ['rtmp://live.example.org/app', 'rtmp://live.example.org', 'app'],
  ['rtmps://live.example.org:443/app/', 'rtmps://live.example.org:443', 'app'],
  ['rtmp://[::1]:1935/app/instance', 'rtmp://[::1]:1935', 'app/instance'],
  ['rtmp://live.example.org/app?token=a/b', 'rtmp://live.example.org', 'app?token=a/b'],
])('%s is published to with the whole key, whatever is in it', (server, origin, app) => {
  const key = 'live_1/2?x=a=b&y';
  expect(rtmpTarget(server, key)).toEqual({ origin, options: { rtmp_app: app, rtmp_playpath: key } });
});

test('nothing but the server’s host stands among the arguments', () => {
  const args = restreamArgs([], 'wide', 'rtmp://live.example.org', '/dev/fd/3');
  expect(args.slice(-3)).toEqual(['-fpre', '/dev/fd/3', 'rtmp://live.example.org']);
});

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Media } from '../../../../server/media/media.ts';
import type { IngestInput } from '../../../../shared/ingest/protocol.ts';
import { ffmpegMissing } from '../../../support/encoder.ts';
import { encodeFlv, type FlvTag } from '../../../support/flv.ts';
import { silent } from '../../../support/log.ts';
import { RawEncoder } from '../../../support/raw-encoder.ts';
import { IngestRoom } from './ingest-room.ts';

let media: Media;
beforeAll(async () => {
  media = await Media.create({ listenIp: '127.0.0.1', basePort: 0, workers: 1, log: silent });
});
afterAll(() => media.close());

async function openRoom(input?: IngestInput): Promise<IngestRoom> {
  const room = await IngestRoom.open(media, input);
  onTestFinished(() => room.close());
  return room;
}

async function start(room: IngestRoom, tags: readonly FlvTag[], timestampOf?: (time: number) => number) {
  const encoder = await RawEncoder.start(room.address, tags, timestampOf);
  onTestFinished(() => encoder.stop());
  return encoder;
}

/** Resolves when so many frames of the picture have come since the last change of what is on air. */
const untilPicture = (room: IngestRoom, count = 20): Promise<void> =>
  room.until(() => room.framesOf('video').length >= count);

/**
 * How far what came last is ahead of what came first, against their RTP times: what viewers' buffers have to hold back.
 * Of each third the promptest counts, because a busy machine is late now and then.
 */
function delayMs(room: IngestRoom, kind: 'audio' | 'video'): number {
  const frames = room.framesOf(kind);
  const third = Math.floor(frames.length / 3);
  const promptest = (some: typeof frames) => Math.min(...some.map(({ at, time }) => at - time));
  return promptest(frames.slice(0, third)) - promptest(frames.slice(-third));
}

/** Less than what is held or jumped over here, and more than a busy machine of two cores takes for anything. */
const MOMENT_MS = 3000;
const LIVE = encodeFlv();
const HOUR = 3_600_000;

/** The tags with each picture displayed so much later than it is decoded. */
const composedLater = (tags: readonly FlvTag[], ms: number): FlvTag[] =>
  tags.map(tag => {
    if (tag.type !== 9 || tag.data[1] !== 1) return tag;
    const data = Buffer.from(tag.data);
    data.writeIntBE(ms, 2, 3);
    return { ...tag, data };
  });

describe.skipIf(ffmpegMissing)(`an encoder by RTMP${ffmpegMissing ? ` (${ffmpegMissing})` : ''}`, () => {
  test('that is chosen in the middle of a long group of pictures is seen at once, and without a delay', async () => {
    const room = await openRoom('studio');
    await start(room, encodeFlv({ seconds: 20, keyEvery: 20 }));
    await room.until(() => room.state.kind === 'sending' && room.state.warnings !== undefined);
    const since = performance.now();
    room.use('encoder');
    await untilPicture(room, 100);
    const [first] = room.framesOf('video');
    expect((first?.at ?? Number.NaN) - since).toBeLessThan(MOMENT_MS);
    expect(first?.isKey).toBe(true);
    expect(room.changes).toEqual([{ input: 'encoder', kinds: ['video', 'audio'] }]);
    for (const kind of ['video', 'audio'] as const)
      expect(Math.abs(delayMs(room, kind))).toBeLessThan(MOMENT_MS);
  });

  test('is announced before its picture is fed, so that nobody misses its first key frame', async () => {
    const room = await openRoom();
    await start(room, encodeFlv({ seconds: 8, keyEvery: 8 }));
    await room.until(() => room.changes.length > 0);
    expect(room.frames).toEqual([]);
    await untilPicture(room);
    expect(room.framesOf('video')[0]?.isKey).toBe(true);
  });

  test.each([
    ['a minute forward', (time: number) => time + 60_000],
    ['six hours forward', (time: number) => time + 6 * HOUR],
    ['a minute back', (time: number) => time],
    ['to zero', (time: number) => Math.max(0, time - 1000)],
  ])(
    'whose time jumps %s gets a new feed, without a problem and without made-up silence',
    async (_how, jumped) => {
      const room = await openRoom();
      const encoder = await start(room, LIVE, time => time + 61_000);
      await untilPicture(room);
      await room.until(() => room.state.kind === 'sending');
      encoder.timestampOf = jumped;
      await room.until(() => room.changes.length === 2);
      await untilPicture(room, 60);
      for (const kind of ['video', 'audio'] as const)
        expect(Math.abs(delayMs(room, kind))).toBeLessThan(MOMENT_MS);
      expect(room.changes.every(({ input }) => input === 'encoder')).toBe(true);
      expect(room.states.filter(({ kind }) => kind === 'problem')).toEqual([]);
    },
  );

  test.each([
    ['2³²', 2 ** 32],
    ['2²⁴, where times are extended', 2 ** 24],
  ])('goes on without a break when its time passes %s', async (_what, limit) => {
    const room = await openRoom();
    await start(room, LIVE, time => limit - 1500 + time);
    await untilPicture(room, 100);
    expect(room.changes).toHaveLength(1);
    for (const kind of ['video', 'audio'] as const)
      expect(Math.abs(delayMs(room, kind))).toBeLessThan(MOMENT_MS);
  });

  test('that shows each picture later than it decodes it, and all by as much, has no B-frames', async () => {
    const room = await openRoom();
    await start(room, composedLater(LIVE, 67));
    await untilPicture(room, 60);
    expect(room.states.filter(({ kind }) => kind === 'problem')).toEqual([]);
  });

  test('with B-frames is told of, and is never on air', async () => {
    const room = await openRoom();
    const options = ['-preset', 'medium', '-tune', 'animation', '-bf', '2', '-b_strategy', '0'];
    await start(room, encodeFlv({ picture: options }));
    await room.until(() => room.state.kind === 'problem');
    expect(room.state).toEqual({ kind: 'problem', protocol: 'rtmp', code: 'b-frames' });
    expect(room.changes).toEqual([]);
  });

  test('whose time goes back has no B-frames for that, however often', async () => {
    const room = await openRoom();
    const encoder = await start(room, LIVE);
    for (let round = 1; round <= 3; round++) {
      await untilPicture(room, 30);
      encoder.timestampOf = time => time % (600 + round);
    }
    await untilPicture(room, 60);
    expect(room.states.filter(({ kind }) => kind === 'problem')).toEqual([]);
  });

  test('with eight seconds between key frames is on air, and the crew is told of the wait', async () => {
    const room = await openRoom();
    await start(room, encodeFlv({ seconds: 8, keyEvery: 8 }));
    await room.until(() => room.state.kind === 'sending' && room.state.warnings !== undefined);
    expect(room.state).toMatchObject({ kind: 'sending', warnings: ['long-key-frames'] });
  });

  test('with two seconds between key frames has nothing told of it', async () => {
    const room = await openRoom();
    await start(room, encodeFlv({ seconds: 8, keyEvery: 2 }));
    await room.until(() => room.state.kind === 'sending' && room.state.video?.keyFrameSeconds === 2);
    expect(room.states.some(state => state.kind === 'sending' && state.warnings)).toBe(false);
  });

  test('that refreshes its picture bit by bit, without key frames, is told of', async () => {
    const room = await openRoom();
    await start(room, encodeFlv({ picture: ['-x264-params', 'intra-refresh=1:keyint=20'] }));
    await room.until(() => room.state.kind === 'sending' && room.state.warnings !== undefined);
    expect(room.state).toMatchObject({ kind: 'sending', warnings: ['no-key-frames'] });
  });

  test('that falls silent gives the air back within about three seconds, and has it again with its next packets', async () => {
    const room = await openRoom();
    const encoder = await start(room, LIVE);
    await untilPicture(room);
    encoder.pause();
    const since = performance.now();
    await room.until(() => room.changes.at(-1)?.input === 'studio');
    const silentMs = performance.now() - since;
    expect(silentMs).toBeGreaterThan(2000);
    expect(silentMs).toBeLessThan(2500 + MOMENT_MS);
    encoder.resume();
    await room.until(() => room.changes.at(-1)?.input === 'encoder');
    await untilPicture(room);
  });

  test('is kept ready but converted by nobody while viewers see the studio', async () => {
    const room = await openRoom();
    await start(room, LIVE);
    await untilPicture(room);
    room.use('studio');
    await room.until(() => room.changes.at(-1)?.input === 'studio');
    expect(room.state.kind).toBe('sending');
    room.use('encoder');
    await room.until(() => room.changes.at(-1)?.input === 'encoder');
    await untilPicture(room);
    expect(room.framesOf('video')[0]?.isKey).toBe(true);
  });
});

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Room, RoomView } from '../../../../client/room/room.ts';
import { RtmpListener } from '../../../../server/media/ingest/rtmp-listener.ts';
import type { IngestState } from '../../../../shared/ingest/protocol.ts';
import type { SignalData } from '../../../../shared/show/signals.ts';
import { type EncoderOptions, ffmpegMissing, RtmpEncoder } from '../../../support/encoder.ts';
import { joinRoom, until } from '../../../support/room.ts';
import { TestServer } from '../../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop());

async function host(): Promise<Room> {
  const room = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => room.close());
  return room;
}

async function addressOf(room: Room) {
  const { rtmp } = await room.send('ingest.address', {});
  if (!rtmp) throw new Error('This server takes no RTMP.');
  return rtmp;
}

async function startEncoder(room: Room, options?: EncoderOptions): Promise<RtmpEncoder> {
  const encoder = new RtmpEncoder(await addressOf(room), options);
  onTestFinished(() => encoder.kill());
  return encoder;
}

const untilState = <K extends IngestState['kind']>(room: Room, kind: K, and = (_view: RoomView) => true) =>
  until(room, view => view.live.ingest.state?.kind === kind && and(view), `an encoder that is ${kind}`);

const nextProducers = (room: Room, holds: (news: SignalData<'media.changed'>) => boolean) =>
  new Promise<SignalData<'media.changed'>>(resolve => {
    const stop = room.onSignal('media.changed', news => {
      if (!holds(news)) return;
      stop();
      resolve(news);
    });
  });

const B_FRAMES = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-b_strategy', '0', '-g', '30'];

describe.skipIf(ffmpegMissing)(`an encoder by RTMP${ffmpegMissing ? ` (${ffmpegMissing})` : ''}`, () => {
  test('an encoder that sends H.264 and AAC is on air with its size, rate and sound', async () => {
    const room = await host();
    await untilState(room, 'none');
    await room.send('ingest.use', { input: 'encoder' });
    const onAir = nextProducers(room, ({ input }) => input === 'encoder');
    await startEncoder(room);

    expect((await onAir).producers.map(({ kind }) => kind).sort()).toEqual(['audio', 'video']);
    const { live } = await untilState(
      room,
      'sending',
      ({ live: { ingest } }) =>
        ingest.state?.kind === 'sending' && ingest.state.video?.keyFrameSeconds !== undefined,
    );
    expect(live.ingest.state).toMatchObject({
      kind: 'sending',
      protocol: 'rtmp',
      video: { codec: 'H.264', width: 640, height: 360, keyFrameSeconds: 1 },
      audio: { codec: 'AAC' },
    });
  });

  test('what viewers see stays the studio’s until the host chooses the encoder', async () => {
    const room = await host();
    await room.send('ingest.use', { input: 'studio' });
    await startEncoder(room);
    await untilState(room, 'sending');

    const onAir = nextProducers(room, () => true);
    await room.send('ingest.use', { input: 'encoder' });
    expect(await onAir).toMatchObject({
      input: 'encoder',
      producers: [{ kind: 'video' }, { kind: 'audio' }],
    });
    const offAir = nextProducers(room, () => true);
    await room.send('ingest.use', { input: 'studio' });
    expect(await offAir).toMatchObject({ input: 'studio', producers: [] });
  });

  test('an encoder that disconnects and returns is on air again', async () => {
    const room = await host();
    await room.send('ingest.use', { input: 'encoder' });
    const encoder = await startEncoder(room);
    await untilState(room, 'sending');
    await encoder.kill();
    await untilState(room, 'none');

    const onAir = nextProducers(room, ({ producers }) => producers.length === 2);
    await startEncoder(room);
    await untilState(room, 'sending');
    expect((await onAir).input).toBe('encoder');
  });

  test('a wrong key is refused, and so is a show that doesn’t exist', async () => {
    const room = await host();
    const right = await addressOf(room);
    for (const address of [
      { ...right, key: 'wrong' },
      { ...right, server: right.server.replace('autumn-show', 'winter-show') },
    ]) {
      const encoder = new RtmpEncoder(address);
      await encoder.exited;
    }
    expect(room.store.getState().live.ingest.state).toEqual({ kind: 'none' });
  });

  test('a new key disconnects the encoder with the old one, which is not accepted any more', async () => {
    const room = await host();
    const old = await addressOf(room);
    const encoder = await startEncoder(room);
    await untilState(room, 'sending');
    await room.send('ingest.renewKey', {});
    await untilState(room, 'none');
    await encoder.exited;

    await new RtmpEncoder(old).exited;
    expect((await addressOf(room)).key).not.toBe(old.key);
    await startEncoder(room);
    await untilState(room, 'sending');
  });

  test('a second encoder is refused while the first sends', async () => {
    const room = await host();
    await startEncoder(room);
    await untilState(room, 'sending');
    await new RtmpEncoder(await addressOf(room)).exited;
    expect(room.store.getState().live.ingest.state?.kind).toBe('sending');
  });

  test.each([
    ['frames that come out of order', 'b-frames', { picture: B_FRAMES }],
    ['frames that are not H.264', 'video-codec', { picture: ['-c:v', 'flv1'] }],
  ] as const)('%s are told as a problem, and never go on air', async (_what, code, options) => {
    const room = await host();
    await startEncoder(room, options);
    const { live } = await untilState(room, 'problem');
    expect(live.ingest.state).toEqual({ kind: 'problem', protocol: 'rtmp', code });
  });

  test('video without audio goes on air alone', async () => {
    const room = await host();
    await room.send('ingest.use', { input: 'encoder' });
    const onAir = nextProducers(room, ({ producers }) => producers.length > 0);
    await startEncoder(room, { sound: false });
    expect((await onAir).producers.map(({ kind }) => kind)).toEqual(['video']);
    const { live } = await untilState(room, 'sending');
    expect(live.ingest.state).not.toHaveProperty('audio');
  });

  test('an ffmpeg that dies is replaced while the encoder goes on', async () => {
    const room = await host();
    await room.send('ingest.use', { input: 'encoder' });
    await startEncoder(room);
    await untilState(room, 'sending');
    const [killed] = server.converters();
    const back = nextProducers(room, ({ input, producers }) => input === 'encoder' && producers.length === 2);
    process.kill(killed as number, 'SIGKILL');
    await untilState(room, 'connecting');
    await back;
    await untilState(room, 'sending');
    expect(server.converters()).not.toContain(killed);
  });

  test('an encoder is off air after its media worker died only until another runs', async () => {
    const room = await host();
    await room.send('ingest.use', { input: 'encoder' });
    await startEncoder(room);
    await untilState(room, 'sending');
    const back = nextProducers(room, ({ input, producers }) => input === 'encoder' && producers.length === 2);
    for (const pid of server.mediaWorkers()) process.kill(pid, 'SIGKILL');
    await back;
    await untilState(room, 'sending');
  });

  test('after the server was killed, an encoder that comes back is on air again by itself', async () => {
    const room = await host();
    await room.send('ingest.use', { input: 'encoder' });
    await startEncoder(room);
    await untilState(room, 'sending');
    await server.kill();
    await server.restart();

    const again = await host();
    expect(again.store.getState().show.ingest.input).toBe('encoder');
    const onAir = nextProducers(
      again,
      ({ input, producers }) => input === 'encoder' && producers.length === 2,
    );
    await startEncoder(again);
    await onAir;
  });

  test('a moderator sees how the encoder is doing, and not its key', async () => {
    const room = await host();
    const { token } = await room.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
    const moderator = await joinRoom(server, { token });
    onTestFinished(() => moderator.close());
    await untilState(moderator, 'none');
    await expect(moderator.send('ingest.address', {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('without ffmpeg the host sees why there is no RTMP, and WHIP still works', async () => {
  const bare = await TestServer.start(['--ffmpeg', '/nowhere/ffmpeg']);
  onTestFinished(() => bare.stop());
  const room = await joinRoom(bare, { token: bare.hostToken });
  onTestFinished(() => room.close());
  const address = await room.send('ingest.address', {});
  expect(address).toMatchObject({
    rtmpMissing: 'no-ffmpeg',
    whip: { address: `${bare.origin}/whip/autumn-show`, token: expect.stringMatching(/^[\w-]{24}$/) },
    whep: { address: `${bare.origin}/whep/autumn-show` },
  });
  expect(address).not.toHaveProperty('rtmp');
});

test('a port in use by another program is reported, and the server runs without RTMP', async () => {
  const second = await TestServer.start(['--rtmp-port', new URL(server.origin).port]);
  onTestFinished(() => second.stop());
  const room = await joinRoom(second, { token: second.hostToken });
  onTestFinished(() => room.close());
  expect((await room.send('ingest.address', {})).rtmpMissing).toBe(
    ffmpegMissing ? 'no-ffmpeg' : 'port-taken',
  );
});

test.skipIf(ffmpegMissing)('bytes that are not RTMP end their connection and nothing else', async () => {
  const room = await host();
  const { hostname, port } = new URL((await addressOf(room)).server);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  const closed = new Promise(resolve => socket.on('error', resolve).on('close', resolve));
  socket.write(randomBytes(200_000));
  await closed;
  expect(await room.send('time.now', {})).toHaveProperty('now');
});

test('one address can take only some of the places for encoders', async () => {
  const listener = await RtmpListener.open('127.0.0.1', 0, () => Promise.reject(new Error('Nobody may.')));
  onTestFinished(() => listener.close());
  const open = async (localAddress: string): Promise<Socket> => {
    const socket = connect({ port: listener.port, host: '127.0.0.1', localAddress });
    socket.on('error', () => {});
    await once(socket, 'connect');
    return socket;
  };
  const first = await Promise.all(Array.from({ length: 20 }, () => open('127.0.0.1')));
  const [last, other] = [await open('127.0.0.1'), await open('127.0.0.2')];
  await once(last, 'close');
  expect([...first, other].filter(({ closed }) => closed)).toEqual([]);

  first[0]?.destroy();
  await expect
    .poll(async () => {
      const again = await open('127.0.0.1');
      const isEnded = await Promise.race([once(again, 'close').then(() => true), isGreeted(again)]);
      return isEnded;
    })
    .toBe(false);
});

/** Resolves with false when the server answers the first bytes of RTMP's handshake. */
async function isGreeted(socket: Socket): Promise<boolean> {
  socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(1536)]));
  await once(socket, 'data');
  return false;
}

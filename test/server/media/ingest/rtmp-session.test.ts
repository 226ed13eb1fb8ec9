import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../../client/room/room.ts';
import { ffmpegMissing } from '../../../support/encoder.ts';
import { encodeFlv, isHeaderTag } from '../../../support/flv.ts';
import { RawEncoder } from '../../../support/raw-encoder.ts';
import { joinRoom, until } from '../../../support/room.ts';
import { RtmpWriter } from '../../../support/rtmp-writer.ts';
import { TestServer } from '../../../support/server.ts';

let server: TestServer;
let room: Room;
let port: number;
let key: string;
let host: string;
beforeAll(async () => {
  if (ffmpegMissing) return;
  server = await TestServer.start();
  room = await joinRoom(server, { token: server.hostToken });
  const { rtmp } = await room.send('ingest.address', {});
  if (!rtmp) throw new Error('This server takes no RTMP.');
  host = new URL(rtmp.server).host;
  port = Number(new URL(rtmp.server.replace('rtmp:', 'http:')).port);
  key = rtmp.key;
  server.secrets.add(key);
}, 60_000);
afterAll(async () => {
  room?.close();
  await server?.stop();
});

async function open(from?: string): Promise<RtmpWriter> {
  const writer = await RtmpWriter.open(port, from);
  onTestFinished(() => writer.close());
  return writer;
}

const untilNone = () => until(room, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
const untilSending = () =>
  until(room, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends');

/** Publishes under these words, and resolves with the server's answer. */
async function publish(app: string | undefined, name: string, tcUrl?: string, from?: string) {
  await untilNone();
  const writer = await open(from);
  const object = { ...(app === undefined ? {} : { app }), ...(tcUrl === undefined ? {} : { tcUrl }) };
  writer.connect(object);
  writer.publish(name);
  const status = await writer.status();
  return { writer, status };
}

describe.skipIf(ffmpegMissing)(`RTMP${ffmpegMissing ? ` (${ffmpegMissing})` : ''}`, () => {
  test.each([
    ['as show and key', 'autumn-show', 'KEY', 'rtmp://HOST/autumn-show'],
    ['without the whole address', 'autumn-show', 'KEY', undefined],
    ['with an address that is none', 'autumn-show', 'KEY', 'studio'],
    [
      'with the key as a parameter of the application',
      'autumn-show?token=KEY',
      '',
      'rtmp://HOST/autumn-show?token=KEY',
    ],
    ['with the key as a parameter of the application and any name', 'autumn-show?key=KEY', 'live', undefined],
    ['with the key as a parameter of the name', 'autumn-show', 'camera?token=KEY', undefined],
    ['with an instance', 'autumn-show/_definst_', 'KEY', undefined],
    ['with an instance and a parameter', 'autumn-show/_definst_?token=KEY', 'live', undefined],
    ['all in the name', '', 'autumn-show/KEY', 'rtmp://HOST/'],
    ['all in the name behind another application', 'live', 'autumn-show/KEY', 'rtmp://HOST/live'],
    ['all in the name, with the key as a parameter', 'live', 'autumn-show?key=KEY', undefined],
    ['all in the application', 'autumn-show/KEY', '', 'rtmp://HOST/autumn-show/KEY'],
    ['all in the application with any name', 'autumn-show/KEY', 'stream', undefined],
    ['in the whole address alone', undefined, 'KEY', 'rtmp://HOST/autumn-show'],
    ['with slashes around', '/autumn-show/', '/KEY', undefined],
    ['with a kind of file', 'autumn-show', 'flv:KEY', undefined],
    ['percent-encoded', 'autumn%2Dshow', 'KEY', undefined],
  ])('takes show and key %s', async (_how, app, name, tcUrl) => {
    const filled = (text: string) => text.replace('KEY', key).replace('HOST', host);
    const { writer, status } = await publish(app && filled(app), filled(name), tcUrl && filled(tcUrl));
    expect(status).toMatchObject({ level: 'status', code: 'NetStream.Publish.Start' });
    writer.close();
    await untilNone();
  });

  test.each([
    ['a wrong key', 'autumn-show', 'wrong', /key is not the one of the show/, '127.0.1.1'],
    ['no key', 'autumn-show', '', /key is not the one of the show/, '127.0.1.2'],
    ['a show that there isn’t', 'winter-show', 'KEY', /no such show.*stream key/, '127.0.1.3'],
    ['nothing at all', '', '', /no such show/, '127.0.1.4'],
    ['a percent sign that encodes nothing', '%E0%A4%A', 'KEY', /no such show/, '127.0.1.5'],
  ])('%s is refused with words, which are logged', async (_what, app, name, words, from) => {
    const logged = server.errors.length;
    const { writer, status } = await publish(app, name.replace('KEY', key), undefined, from);
    expect(status).toMatchObject({ level: 'error', code: 'NetStream.Publish.BadName' });
    expect(status.description).toMatch(words);
    await writer.closed;
    await expect.poll(() => server.errors.slice(logged)).toContain('An RTMP encoder was refused.');
    expect(server.errors.slice(logged)).toMatch(words);
  });

  test('encoders that an address sends in a row are logged once, and counted', async () => {
    const logged = server.errors.length;
    for (let attempt = 0; attempt < 3; attempt++)
      await publish('autumn-show', 'wrong', undefined, '127.0.1.9').then(({ writer }) => writer.closed);
    await expect.poll(() => server.errors.slice(logged), { timeout: 15_000 }).toContain('3 times in a burst');
    expect(server.errors.slice(logged).match(/127\.0\.1\.9/g)).toHaveLength(2);
  }, 30_000);

  test('the crew is told of a wrong key and of a second encoder, whose show is known', async () => {
    await publish('autumn-show', 'wrong');
    await until(room, ({ live }) => live.ingest.denied?.code === 'bad-key', 'a wrong key told of');
    expect(room.store.getState().live.ingest.state).toEqual({ kind: 'none' });

    const first = await RawEncoder.start({ server: `rtmp://${host}/autumn-show`, key }, encodeFlv());
    onTestFinished(() => first.stop());
    await untilSending();
    const second = await open();
    second.connect({ app: 'autumn-show' });
    second.publish(key);
    expect(await second.status()).toMatchObject({
      level: 'error',
      description: expect.stringMatching(/Another/),
    });
    const { live } = await until(
      room,
      view => view.live.ingest.denied?.code === 'elsewhere',
      'a second one told of',
    );
    expect(live.ingest.state?.kind).toBe('sending');
    first.stop();
    await untilNone();
  });

  test('somebody who wants to play is told where to watch', async () => {
    const writer = await open();
    writer.connect({ app: 'autumn-show' });
    writer.command('play', 3, null, 'live');
    expect(await writer.status()).toMatchObject({ code: 'NetStream.Play.Failed', description: /WHEP/ });
    await writer.closed;
  });

  test('headers and a large key frame sent right behind publish, in one piece with it, are kept', async () => {
    await untilNone();
    const writer = await open();
    const tags = encodeFlv({ picture: ['-qp', '1'] });
    writer.socket.cork();
    writer.connect({ app: 'autumn-show' });
    writer.publish(key);
    for (const tag of tags.filter(({ time }) => time < 1200)) writer.tag(tag, tag.time);
    writer.socket.uncork();
    await untilSending();
    writer.close();
    await untilNone();
  });

  test('an encoder that stops publishing is gone, and may publish again on the same connection', async () => {
    const { writer } = await publish('autumn-show', key);
    await until(room, ({ live }) => live.ingest.state?.kind === 'connecting', 'one that connects');
    writer.command('deleteStream', 4, null, 1);
    await untilNone();
    writer.publish(key);
    expect(await writer.status()).toMatchObject({ code: 'NetStream.Publish.Start' });
    writer.close();
    await untilNone();
  });

  test('what was received is acknowledged by the window that the client asks for', async () => {
    const { writer } = await publish('autumn-show', key);
    writer.window(10_000);
    const tag = encodeFlv().find(each => !isHeaderTag(each) && each.type === 9);
    if (!tag) throw new Error('There is no frame.');
    for (let count = 0; count < 20; count++) writer.chunk(18, 0, Buffer.alloc(4000));
    await expect.poll(() => writer.acknowledged.at(-1)).toBeGreaterThan(70_000);
    expect(writer.acknowledged.at(-1)).toBeLessThanOrEqual(writer.socket.bytesWritten);
    expect(writer.acknowledged).toEqual(writer.acknowledged.toSorted((a, b) => a - b));
    writer.close();
    await untilNone();
  });

  test('without a wish of the client’s, what was received is acknowledged after 2.5 MB', async () => {
    const { writer } = await publish('autumn-show', key);
    for (let count = 0; count < 30; count++) writer.chunk(18, 0, Buffer.alloc(100_000));
    await expect.poll(() => writer.acknowledged.length).toBeGreaterThan(0);
    writer.close();
    await untilNone();
  });

  test('extended times are read where an encoder leaves them out of continued chunks, too', async () => {
    await untilNone();
    for (const shortContinuation of [false, true]) {
      const writer = await open();
      writer.connect({ app: 'autumn-show' });
      writer.publish(key);
      for (const tag of encodeFlv({ picture: ['-qp', '1'] }).filter(({ time }) => time < 1500))
        writer.tag(tag, 2 ** 32 - 700 + tag.time, { shortContinuation });
      await untilSending();
      writer.close();
      await untilNone();
    }
  });

  test('a ping is answered', async () => {
    const writer = await open();
    const ping = Buffer.of(0, 6, 1, 2, 3, 4);
    writer.chunk(4, 0, ping, { stream: 0 });
    await expect.poll(() => writer.pongs).toEqual([0x01020304]);
  });

  test('whatever is sent, before and after publish, ends its own connection at most', async () => {
    const garbage = fc.record({
      isPublishing: fc.boolean(),
      type: fc.constantFrom(1, 2, 3, 4, 5, 6, 8, 9, 15, 16, 17, 18, 19, 20, 22),
      payload: fc.uint8Array({ maxLength: 300 }),
      raw: fc.uint8Array({ maxLength: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(garbage, async ({ isPublishing, type, payload, raw }) => {
        const writer = await RtmpWriter.open(port);
        if (isPublishing) {
          writer.connect({ app: 'autumn-show' });
          writer.publish(key);
          await writer.status();
        }
        writer.chunk(type, 0, Buffer.from(payload));
        writer.socket.write(raw);
        writer.socket.end(randomBytes(2000));
        await writer.closed;
        if (isPublishing) await untilNone();
      }),
      { numRuns: 60 },
    );
    expect(await room.send('time.now', {})).toHaveProperty('now');
    const { writer, status } = await publish('autumn-show', key);
    expect(status.code).toBe('NetStream.Publish.Start');
    writer.close();
    await untilNone();
  });
});

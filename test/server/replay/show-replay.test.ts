import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { MAX_PIECE_BYTES } from '../../../shared/recording/recording.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { ffmpegMissing } from '../../support/encoder.ts';
import { temporaryFolder } from '../../support/log.ts';
import { recordedMinute, recordedNoise } from '../../support/recorded-minute.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

async function start(
  args: readonly string[] = [],
): Promise<{ server: TestServer; host: Room; viewer: Room }> {
  const server = await TestServer.start(args);
  const host = await joinRoom(server, { token: server.hostToken });
  const viewer = await joinRoom(server);
  onTestFinished(async () => {
    host.close();
    viewer.close();
    await server.stop();
  });
  return { server, host, viewer };
}

/** A show that is over, with a minute of recording that begins now. */
async function recordShow(server: TestServer, host: Room, body: Buffer, during = async () => {}) {
  const id = 'r1';
  await host.send('show.goLive', {});
  await host.send('recording.start', { recordingId: id, format: 'mp4', startedAt: host.now() });
  for (let offset = 0; offset < body.length; offset += MAX_PIECE_BYTES) {
    const query = `offset=${offset}&until=60000`;
    const sent = await fetch(`${server.origin}/api/shows/autumn-show/recordings/${id}?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.hostToken}`, 'content-type': 'video/mp4' },
      body: new Uint8Array(body.subarray(offset, offset + MAX_PIECE_BYTES)),
    });
    expect(sent.status).toBe(200);
  }
  await during();
  await host.send('show.end', {});
  await host.send('recording.stop', { recordingId: id, ms: 60_000 });
  return { recordingId: id, address: `${server.origin}/api/shows/autumn-show/replays/${id}` };
}

const untilPublished = (room: Room) =>
  until(room, ({ show }) => show.replay.published !== undefined, 'the published replay');

test.skipIf(ffmpegMissing)(
  'a published replay is sent to everybody, any part of it, and to nobody once it is withdrawn',
  async () => {
    const { server, host, viewer } = await start();
    const { recordingId, address } = await recordShow(server, host, recordedMinute());
    expect((await fetch(address)).status).toBe(404);
    await host.send('replay.publish', { recordingId });
    const { show } = await untilPublished(viewer);
    expect(show.replay).toMatchObject({ published: { id: recordingId, ms: 60_000 } });
    expect(show.recording.recordings).toEqual([]);

    const whole = await fetch(address);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect(whole.headers.get('cache-control')).toBe('no-cache');
    const bytes = Buffer.from(await whole.arrayBuffer());
    // The index stands before the picture, so that a player can seek without the whole of it.
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(bytes.includes('moof')).toBe(false);
    const part = await fetch(address, { headers: { range: 'bytes=1000-1999' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(1000, 2000));

    await host.send('replay.withdraw', {});
    const gone = await fetch(address, { headers: { range: 'bytes=1000-1999' } });
    expect([gone.status, (await gone.json()).error]).toEqual([
      404,
      { code: 'not-found', message: 'This show has no such replay, or its host has taken it back.' },
    ]);
    await until(viewer, ({ show }) => show.replay.published === undefined, 'the viewer told');
    await expect(viewer.send('replay.chat', { stretch: 0 })).rejects.toMatchObject({ code: 'not-found' });
  },
  60_000,
);

test.skipIf(ffmpegMissing)(
  'withdrawing it cuts off a download that is running, and so does deleting the show',
  async () => {
    const { server, host, viewer } = await start();
    const { recordingId, address } = await recordShow(server, host, recordedNoise());
    const begin = async () => {
      await host.send('replay.publish', { recordingId });
      await untilPublished(viewer);
      // Whoever reads slowly is still being sent to when the replay goes.
      const answer = await new Promise<IncomingMessage>(resolve => get(address, resolve));
      await once(answer, 'readable');
      return answer;
    };
    const received = async (answer: IncomingMessage) => {
      let bytes = 0;
      const end = await new Promise(resolve => {
        answer.on('data', piece => {
          bytes += piece.length;
        });
        answer.once('error', ({ message }) => resolve(message));
        answer.once('end', () => resolve('complete'));
      });
      return { end, isWhole: bytes === Number(answer.headers['content-length']) };
    };
    const first = await begin();
    await host.send('replay.withdraw', {});
    expect(await received(first)).toEqual({ end: 'aborted', isWhole: false });

    const second = await begin();
    const deleted = await fetch(`${server.origin}/api/shows/autumn-show`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Autumn show' }),
    });
    expect(deleted.status).toBe(200);
    expect(await received(second)).toEqual({ end: 'aborted', isWhole: false });
    expect((await fetch(address)).status).toBe(404);
  },
  60_000,
);

test.skipIf(ffmpegMissing)(
  'its chat has what viewers may read now, and its products what they cost today',
  async () => {
    const { server, host, viewer } = await start();
    await server.addSampleProducts();
    const { show } = await until(host, view => view.show.catalog.products.length > 0, 'the products');
    const [product] = show.catalog.products;
    const productId = product?.id ?? '';
    const ids: Record<string, string> = {};
    const { recordingId } = await recordShow(server, host, recordedMinute(), async () => {
      await host.send('rule.add', { rule: phraseRule('spam') });
      for (const text of ['first', 'deleted', 'spam', 'last'])
        ids[text] = (await viewer.send('chat.post', { text })).messageId;
      await host.send('chat.delete', { messageId: ids.deleted ?? '' });
      await host.send('offer.pin', { productId });
      const pinnedAt = host.now();
      await expect.poll(() => host.now() - pinnedAt, { timeout: 10_000 }).toBeGreaterThan(1500);
    });
    await host.send('replay.publish', { recordingId });
    await untilPublished(viewer);
    const read = async () => (await viewer.send('replay.chat', { stretch: 0 })).lines.map(({ text }) => text);
    expect(await read()).toEqual(['first', 'last']);
    expect((await viewer.send('replay.chat', { stretch: 7 })).lines).toEqual([]);

    await host.send('chat.delete', { messageId: ids.first ?? '' });
    expect(await read()).toEqual(['last']);
    await host.send('chat.approve', { messageId: ids.spam ?? '' });
    expect(await read()).toEqual(['spam', 'last']);
    await host.send('chat.erase', { personId: viewer.store.getState().you?.id ?? '' });
    expect(await read()).toEqual([]);

    await host.send('catalog.edit', { productId, change: { price: { minor: 9900, currency: 'EUR' } } });
    const { cards } = await viewer.send('replay.products', {});
    const { chapters = [] } = viewer.store.getState().show.replay.published ?? {};
    expect(chapters).toMatchObject([{ productId, price: product?.price }]);
    expect(cards).toMatchObject([{ id: productId, price: { minor: 9900, currency: 'EUR' } }]);
    expect(JSON.stringify(cards)).not.toMatch(/cost|aliases|history/);
  },
  60_000,
);

test.skipIf(ffmpegMissing)(
  'a replay that was being prepared when the server was killed is published after its next start',
  async () => {
    const { server, host, viewer } = await start();
    const { recordingId, address } = await recordShow(server, host, recordedMinute());
    await host.send('replay.publish', { recordingId });
    await server.kill();
    await server.restart();
    await untilPublished(viewer);
    expect((await fetch(address)).status).toBe(200);
    const { recordings } = host.store.getState().show.recording;
    const path = join(server.folder, 'recordings', 'autumn-show', 'replay', recordings[0]?.file ?? '');
    expect(readFileSync(path).length).toBeGreaterThan(1000);
    await host.send('replay.withdraw', {});
    await expect.poll(() => existsSync(path)).toBe(false);
  },
  60_000,
);

test('without ffmpeg nothing is published, and the host is told what is missing', async () => {
  const { server, host, viewer } = await start(['--ffmpeg', join(temporaryFolder(), 'ffmpeg')]);
  const { recordingId, address } = await recordShow(server, host, Buffer.from('no real picture'));
  await host.send('replay.publish', { recordingId });
  const { show } = await until(host, view => view.show.replay.work?.kind === 'failed', 'what is missing');
  expect(show.replay.work).toEqual({ kind: 'failed', recordingId, problem: 'no-ffmpeg' });
  expect(viewer.store.getState().show.replay).toEqual({});
  expect((await fetch(address)).status).toBe(404);
});

test('only the host publishes, and nobody says in the server’s place that a file is there', async () => {
  const { server, host, viewer } = await start();
  const { recordingId } = await recordShow(server, host, Buffer.from('x'));
  for (const each of [viewer, host])
    await expect(each.send('replay.finish', { recordingId })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(viewer.send('replay.publish', { recordingId })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(viewer.send('replay.withdraw', {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(host.send('replay.publish', { recordingId: 'none' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

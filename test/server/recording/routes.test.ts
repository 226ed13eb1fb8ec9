import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { MAX_PIECE_BYTES } from '../../../shared/recording/recording.ts';
import { statusOfLength } from '../../support/announce-body.ts';
import { ffmpegMissing } from '../../support/encoder.ts';
import { temporaryFolder } from '../../support/log.ts';
import { recordedMinute } from '../../support/recorded-minute.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

const FFMPEG = process.env.FFMPEG ?? 'ffmpeg';

async function start(args: readonly string[] = []): Promise<{ server: TestServer; host: Room }> {
  const server = await TestServer.start(args);
  const host = await joinRoom(server, { token: server.hostToken });
  onTestFinished(async () => {
    host.close();
    await server.stop();
  });
  return { server, host };
}

/** One server for everything that doesn't kill it. */
let server: TestServer;
let host: Room;
beforeAll(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
});
afterAll(async () => {
  host.close();
  await server.stop();
});

/** Begins a recording, and returns its id. */
async function begin(host: Room, startedAt = host.now()): Promise<string> {
  const recordingId = nanoid(8);
  await host.send('recording.start', { recordingId, format: 'mp4', startedAt });
  return recordingId;
}

interface Piece {
  offset: number;
  body: Buffer | string;
  id: string;
  until?: number;
  token?: string;
}

function placeOf(server: TestServer, { offset, id, until = 0, token }: Omit<Piece, 'body'>) {
  const query = new URLSearchParams({ offset: String(offset), until: String(until) });
  return {
    address: `${server.origin}/api/shows/autumn-show/recordings/${id}?${query}`,
    headers: { authorization: `Bearer ${token ?? server.hostToken}`, 'content-type': 'video/mp4' },
  };
}

async function send(server: TestServer, { body, ...place }: Piece) {
  const { address, headers } = placeOf(server, place);
  const response = await fetch(address, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: response.status, answer: await response.json() };
}

function fileOf(server: TestServer, host: Room, id: string): string {
  const { recordings } = host.store.getState().show.recording;
  const { file } = recordings.find(each => each.id === id) ?? { file: 'none' };
  return join(server.folder, 'recordings', 'autumn-show', file);
}

test('pieces that follow each other are one file, which comes back as it was sent', async () => {
  const id = await begin(host);
  expect(await send(server, { id, offset: 0, body: 'one ' })).toEqual({ status: 200, answer: { size: 4 } });
  expect(await send(server, { id, offset: 4, body: 'two' })).toEqual({ status: 200, answer: { size: 7 } });
  const { address } = await host.send('recording.address', { recordingId: id });
  const back = await fetch(`${server.origin}${address}`, { headers: { range: 'bytes=4-' } });
  expect([back.status, await back.text()]).toEqual([206, 'two']);
  expect(back.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''20.*\.mp4$/);
  await until(host, ({ live }) => live.recording.files.recordings[id]?.bytes === 7, 'the size is told');
});

test('a piece that was written already, or leaves a gap, is answered with the size and changes nothing', async () => {
  const id = await begin(host);
  await send(server, { id, offset: 0, body: 'one ' });
  for (const offset of [0, 2, 9]) {
    const { status, answer } = await send(server, { id, offset, body: 'again' });
    expect([status, answer.error.code, answer.error.params.size]).toEqual([409, 'wrong-offset', 4]);
  }
  expect(readFileSync(fileOf(server, host, id), 'utf8')).toBe('one ');
});

test('of two pieces for one place that come at once, one is taken', async () => {
  const id = await begin(host);
  const answers = await Promise.all(['abcd', 'efgh'].map(body => send(server, { id, offset: 0, body })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(statSync(fileOf(server, host, id)).size).toBe(4);
});

test('only the host sends recordings, only of what the log knows, and in pieces that can be taken', async () => {
  const id = await begin(host);
  const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
  const statusOf = async (change: Partial<Piece>) =>
    (await send(server, { id, offset: 0, body: 'x', ...change })).status;
  expect(await statusOf({ token })).toBe(403);
  expect(await statusOf({ token: 'nobody' })).toBe(401);
  expect(await statusOf({ id: 'other' })).toBe(404);
  expect(await statusOf({ body: '' })).toBe(400);
  expect(await statusOf({ offset: -1 })).toBe(400);
  const { address, headers } = placeOf(server, { id, offset: 0 });
  expect(await statusOfLength(address, headers, MAX_PIECE_BYTES + 1)).toBe(413);
  expect(existsSync(fileOf(server, host, id))).toBe(false);
});

test.each([
  ['recordings/r1?offset=0&until=0', 'video/mp4'],
  ['catalog', 'text/csv'],
  ['catalog/preview', 'application/json'],
  ['pictures', 'image/png'],
])('a body for %s is not read before it is known whose it is', async (path, type) => {
  const address = `${server.origin}/api/shows/autumn-show/${path}`;
  // None of the body is ever sent: a server that waited for it would not answer.
  expect(await statusOfLength(address, { 'content-type': type }, 200_000)).toBe(401);
});

test('a file is sent to the host, or with its signed URL, and to nobody else', async () => {
  const id = await begin(host);
  await send(server, { id, offset: 0, body: 'secret' });
  const { address } = await host.send('recording.address', { recordingId: id });
  const [path = ''] = address.split('?');
  const statusOf = async (wanted: string, headers = {}) =>
    (await fetch(`${server.origin}${wanted}`, { headers })).status;
  expect(await statusOf(address)).toBe(200);
  expect(await statusOf(path, { authorization: `Bearer ${server.hostToken}` })).toBe(200);
  expect(await statusOf(path)).toBe(401);
  expect(await statusOf(address.replace(/.\./, 'A.'))).toBe(401);
  expect(await statusOf(`${path}?token=${server.hostToken}`)).toBe(401);
  expect(await statusOf(address.replace(id, 'other'))).toBe(401);
});

test('a moderator can neither record nor clip', async () => {
  const recordingId = await begin(host);
  const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
  const moderator = await joinRoom(server, { token });
  onTestFinished(() => moderator.close());
  expect(moderator.store.getState().show.recording.recordings.map(({ id }) => id)).toContain(recordingId);
  const clip = { clipId: 'c1', recordingId, seconds: 30 };
  await expect(moderator.send('recording.clip', clip)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(begin(moderator)).rejects.toMatchObject({ code: 'forbidden' });
});

test('a recording whose studio is gone ends by itself with its last piece, and goes on when it returns', async () => {
  const id = await begin(host);
  const msOf = () => host.store.getState().show.recording.recordings.find(each => each.id === id)?.ms;
  await send(server, { id, offset: 0, body: 'x', until: 4200 });
  await until(host, () => msOf() !== undefined, 'its end');
  expect(msOf()).toBe(4200);
  expect((await send(server, { id, offset: 1, body: 'y', until: 9000 })).status).toBe(200);
  await host.send('recording.stop', { recordingId: id, ms: 9100 });
  expect(msOf()).toBe(9100);
});

test('what was acknowledged is there after the server was killed, and the recording goes on', async () => {
  const { server, host } = await start();
  const id = await begin(host);
  const piece = Buffer.alloc(300_000, 7);
  await send(server, { id, offset: 0, body: piece });
  await server.kill();
  expect(readFileSync(fileOf(server, host, id))).toEqual(piece);
  await server.restart();
  expect((await send(server, { id, offset: 0, body: piece })).answer.error.params).toEqual({ size: 300_000 });
  expect((await send(server, { id, offset: 300_000, body: 'more' })).answer).toEqual({ size: 300_004 });
});

/** How long each kind of stream in a file is, in seconds, by decoding all of it; and the title that it bears. */
function decoded(path: string): { video: number; audio: number; title: string } {
  const seconds = (kind: 'v' | 'a') => {
    const { stderr } = spawnSync(FFMPEG, ['-i', path, '-map', `0:${kind}`, '-f', 'null', '-'], {
      encoding: 'utf8',
    });
    const [h = 0, m = 0, s = 0] = (/.*time=(\d+):(\d+):([\d.]+)/s.exec(stderr) ?? []).slice(1).map(Number);
    return h * 3600 + m * 60 + s;
  };
  const { stderr } = spawnSync(FFMPEG, ['-i', path], { encoding: 'utf8' });
  return { video: seconds('v'), audio: seconds('a'), title: /title\s*: (.*)/.exec(stderr)?.[1] ?? '' };
}

test.skipIf(ffmpegMissing)(
  'a clip is cut from a recording that goes on, once the file has all of it, and again after a restart',
  async () => {
    const { server, host } = await start();
    await server.addSampleProducts();
    const { show } = await until(host, view => view.show.catalog.products.length > 0, 'the products');
    const [product] = show.catalog.products;
    await host.send('offer.pin', { productId: product?.id ?? '' });
    const id = await begin(host, host.now() - 40_000);
    const body = recordedMinute();
    expect((await send(server, { id, offset: 0, body, until: 39_000 })).status).toBe(200);
    const { clip } = await host.send('recording.clip', { clipId: 'c1', recordingId: id, seconds: 20 });
    expect(host.store.getState().live.recording.files.clips.c1?.kind).not.toBe('ready');
    await send(server, { id, offset: body.length, body: Buffer.alloc(8), until: clip.toMs + 2000 });
    await until(host, ({ live }) => live.recording.files.clips.c1?.kind === 'ready', 'the clip');

    const path = join(server.folder, 'recordings', 'autumn-show', 'clips', clip.file);
    const { video, audio, title } = decoded(path);
    expect(title).toBe(product?.title);
    expect(clip.file).toContain(product?.title);
    for (const seconds of [video, audio]) expect(Math.abs(seconds - 20)).toBeLessThan(0.6);
    const { address } = await host.send('recording.address', { clipId: 'c1' });
    const served = await fetch(`${server.origin}${address}`);
    expect(served.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(readFileSync(path));

    await server.kill();
    rmSync(path);
    await server.restart();
    // The recording's end is waited for first, since nothing says how far its file reaches.
    await until(
      host,
      ({ live }) => live.recording.files.clips.c1?.kind === 'ready' && existsSync(path),
      'the clip again',
    );
    expect(Math.abs(decoded(path).video - 20)).toBeLessThan(0.6);
  },
  60_000,
);

test('without ffmpeg the mark stays, says what is missing, and can be tried again', async () => {
  const ffmpeg = join(temporaryFolder(), 'ffmpeg');
  const { server, host } = await start(['--ffmpeg', ffmpeg]);
  const id = await begin(host, host.now() - 30_000);
  await send(server, { id, offset: 0, body: 'no real picture', until: 99_000 });
  await host.send('recording.clip', { clipId: 'c1', recordingId: id, seconds: 10 });
  const isFailed = (problem: string) => () => {
    const file = host.store.getState().live.recording.files.clips.c1;
    return file?.kind === 'failed' && file.problem === problem;
  };
  await until(host, isFailed('no-ffmpeg'), 'what is missing');
  await expect(host.send('recording.address', { clipId: 'c1' })).rejects.toMatchObject({ code: 'not-found' });
  writeFileSync(ffmpeg, '#!/bin/sh\necho "moov atom not found" >&2\nexit 1\n', { mode: 0o755 });
  await host.send('recording.cutAgain', { clipId: 'c1' });
  await until(host, isFailed('ffmpeg'), 'what ffmpeg says');
  expect(server.errors).toContain('moov atom not found');
});

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { MadeShow } from '../../../shared/home/protocol.ts';
import { ffmpegMissing } from '../../support/encoder.ts';
import { recordedMinute } from '../../support/recorded-minute.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

async function start() {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const asOwner = (path: string, method: string, body: object) =>
    fetch(`${server.origin}/api/shows${path}`, {
      method,
      headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** A show that was recorded and has ended. */
  const record = async (title: string, body: Buffer) => {
    const made = (await (await asOwner('', 'POST', { title })).json()) as MadeShow;
    server.secrets.add(made.invite);
    const host = await joinRoom(server, { show: made.show, token: made.invite });
    onTestFinished(() => host.close());
    await host.send('show.goLive', {});
    await host.send('recording.start', { recordingId: 'r', format: 'mp4', startedAt: host.now() });
    const address = `${server.origin}/api/shows/${made.show}/recordings/r?offset=0&until=60000`;
    const sent = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${made.invite}`, 'content-type': 'video/mp4' },
      body: new Uint8Array(body),
    });
    expect(sent.status).toBe(200);
    await host.send('show.end', {});
    await host.send('recording.stop', { recordingId: 'r', ms: 60_000 });
    return { ...made, host, folder: join(server.folder, 'recordings', made.show) };
  };
  const remove = async ({ show }: MadeShow, title: string) =>
    (await asOwner(`/${show}`, 'DELETE', { title })).status;
  return { server, record, remove };
}

test.skipIf(ffmpegMissing)(
  'a deleted show’s recordings go with its clips and its replay, and another show’s stay',
  async () => {
    const { record, remove } = await start();
    const body = recordedMinute();
    const [gone, stays] = [await record('To go', body), await record('Stays', body)];
    const { host, folder } = gone;
    await host.send('recording.clip', { clipId: 'c', recordingId: 'r', seconds: 10 });
    await host.send('replay.publish', { recordingId: 'r' });
    await until(host, ({ live }) => live.recording.files.clips.c?.kind === 'ready', 'the clip');
    await until(host, ({ show }) => show.replay.published !== undefined, 'the replay');
    expect(readdirSync(join(folder, 'clips'))).toHaveLength(1);
    expect(readdirSync(join(folder, 'replay'))).toHaveLength(1);

    expect(await remove(gone, 'To go')).toBe(200);
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(stays.folder)).toHaveLength(1);
    expect(stays.host.store.getState().connection.kind).toBe('joined');
  },
  60_000,
);

test('a show that is still being recorded is deleted with what comes meanwhile', async () => {
  const { server, record, remove } = await start();
  const recorded = await record('To go', Buffer.from('first '));
  const { host, folder, show, invite } = recorded;
  await host.send('recording.start', { recordingId: 's', format: 'mp4', startedAt: host.now() });
  const send = (offset: number) =>
    fetch(`${server.origin}/api/shows/${show}/recordings/s?offset=${offset}&until=1`, {
      method: 'POST',
      headers: { authorization: `Bearer ${invite}`, 'content-type': 'video/mp4' },
      body: 'piece ',
    });
  expect((await send(0)).status).toBe(200);
  const [deleted, later] = await Promise.all([remove(recorded, 'To go'), send(6)]);
  expect(deleted).toBe(200);
  expect([200, 401, 404]).toContain(later.status);
  expect((await send(12)).status).toBe(404);
  expect(existsSync(folder)).toBe(false);
});

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../../client/room/room.ts';
import type { RestreamState } from '../../../../shared/restream/protocol.ts';
import type { RequestResult } from '../../../../shared/show/protocol.ts';
import { ffmpegMissing, RtmpEncoder } from '../../../support/encoder.ts';
import { freePorts } from '../../../support/ports.ts';
import { joinRoom, until } from '../../../support/room.ts';
import { type Refusal, RtmpPlatform } from '../../../support/rtmp-platform.ts';
import { TestServer } from '../../../support/server.ts';

type Rtmp = NonNullable<RequestResult<'ingest.address'>['rtmp']>;

const title = `sending on to another platform${ffmpegMissing ? ` (${ffmpegMissing})` : ''}`;

describe.skipIf(ffmpegMissing)(title, () => {
  let server: TestServer;
  let host: Room;
  let encoder: RtmpEncoder;
  /** A second Vitrine stands for the platform: its ingest is real RTMP with a key. */
  let platform: TestServer;

  beforeAll(async () => {
    [server, platform] = await Promise.all([TestServer.start(), TestServer.start()]);
    host = await joinRoom(server, { token: server.hostToken });
    await host.send('show.goLive', {});
    await host.send('ingest.use', { input: 'encoder' });
    encoder = new RtmpEncoder(await rtmpOf(host));
    await until(host, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends');
  }, 60_000);
  afterAll(async () => {
    await encoder?.kill();
    host?.close();
    await Promise.all([server?.stop(), platform?.stop()]);
  });

  async function rtmpOf(room: Room): Promise<Rtmp> {
    const { rtmp } = await room.send('ingest.address', {});
    if (!rtmp) throw new Error('This server takes no RTMP.');
    return rtmp;
  }

  async function platformHost(): Promise<Room> {
    const room = await joinRoom(platform, { token: platform.hostToken });
    onTestFinished(() => room.close());
    return room;
  }

  async function add({ server: address, key }: Rtmp): Promise<string> {
    const { destinationId } = await host.send('restream.add', { name: 'Elsewhere', server: address, key });
    onTestFinished(() => host.send('restream.remove', { destinationId }).then(() => {}));
    return destinationId;
  }

  /** The next news that a destination is so. */
  const untilState = <K extends RestreamState['kind']>(id: string, kind: K) =>
    new Promise<Extract<RestreamState, { kind: K }>>(resolve => {
      const stop = host.onSignal('restream.state', ({ states }) => {
        const state = states[id];
        if (state?.kind !== kind) return;
        stop();
        resolve(state as Extract<RestreamState, { kind: K }>);
      });
    });

  test('the picture and sound arrive there as H.264 and AAC, until the host stops it', async () => {
    const there = await platformHost();
    const destinationId = await add(await rtmpOf(there));
    const sending = untilState(destinationId, 'sending');
    await host.send('restream.start', { destinationId });

    const { live } = await until(
      there,
      view => view.live.ingest.state?.kind === 'sending',
      'a picture on the platform',
    );
    expect(live.ingest.state).toMatchObject({
      video: { codec: 'H.264', width: 640, height: 360 },
      audio: { codec: 'AAC' },
    });
    expect((await sending).bitrate).toBeGreaterThan(50_000);

    const off = untilState(destinationId, 'off');
    await host.send('restream.stop', { destinationId });
    await off;
    await until(there, view => view.live.ingest.state?.kind === 'none', 'no picture on the platform');
  });

  test('a lost connection to a platform is retried, and “retry now” doesn’t wait for the delay', async () => {
    const there = await platformHost();
    const destinationId = await add(await rtmpOf(there));
    const sending = untilState(destinationId, 'sending');
    await host.send('restream.start', { destinationId });
    await sending;

    const retrying = untilState(destinationId, 'retrying');
    await platform.kill();
    expect(await retrying).toMatchObject({ attempt: 1 });
    const unreachable = untilState(destinationId, 'retrying');
    await host.send('restream.retry', { destinationId });
    expect(await unreachable).toMatchObject({ attempt: 2, code: 'unreachable' });

    await platform.restart();
    const again = untilState(destinationId, 'sending');
    await host.send('restream.retry', { destinationId });
    await again;
  });

  test('a stream key stands among no process’s arguments, and no file of it stays', async () => {
    const there = await platformHost();
    const { server: address, key } = await rtmpOf(there);
    const destinationId = await add({ server: address, key });
    const sending = untilState(destinationId, 'sending');
    await host.send('restream.start', { destinationId });
    await sending;

    const processes = spawnSync('ps', ['-e', '-ww', '-o', 'args='], { encoding: 'utf8' }).stdout;
    expect(processes).toMatch(/-fpre \/dev\/fd\/3 rtmp:\/\/127\.0\.0\.1:\d+$/m);
    expect(processes.split('\n').filter(line => line.includes(key))).toEqual([]);
    expect(readdirSync(tmpdir()).filter(name => name.startsWith('vitrine-options-'))).toEqual([]);
  });

  test.each([
    'rtmp://[/app',
    'rtmp://live.example.org\\\\evil/app',
    'rtmp://live.example.org:99999/app',
    'rtmp://me:secret@live.example.org/app',
    'file:///tmp/app',
    'rtmp://live.example.org',
  ])('%s is refused as an address, before anything is sent there', async address => {
    const sent = host.send('restream.add', { name: 'X', server: address, key: 'any' });
    await expect(sent).rejects.toMatchObject({ code: 'bad-data', params: { field: 'server' } });
  });

  test('a wrong key is reported as refused by the platform', async () => {
    const destinationId = await add({ ...(await rtmpOf(await platformHost())), key: 'wrong' });
    const retrying = untilState(destinationId, 'retrying');
    await host.send('restream.start', { destinationId });
    expect((await retrying).code).toBe('turned-away');
  });

  /** Has the show sent to a platform that turns it away, until that is given up. */
  async function untilGivenUp(refusal: Refusal): Promise<void> {
    const refusing = await RtmpPlatform.start(refusal);
    onTestFinished(() => refusing.close());
    const destinationId = await add({ server: refusing.address, key: 'any' });
    const codes = new Set<string>();
    const stop = host.onSignal('restream.state', ({ states }) => {
      const state = states[destinationId];
      if (state?.kind === 'retrying') codes.add(state.code);
    });
    const failed = untilState(destinationId, 'failed');
    await host.send('restream.start', { destinationId });
    expect((await failed).code, refusal).toBe('turned-away');
    stop();
    expect([...codes], refusal).toContain('turned-away');
    expect(refusing.connections, refusal).toBeGreaterThanOrEqual(3);
    // The host may have it tried again.
    const connecting = untilState(destinationId, 'connecting');
    await host.send('restream.retry', { destinationId });
    await connecting;
  }

  test('platforms that turn the stream away, however they do, are told as such and are not tried for ever', async () => {
    const refusals: Refusal[] = [
      'rejects-app',
      'rejects-key',
      'hangs-up-at-connect',
      'hangs-up-at-publish',
      'hangs-up-at-media',
    ];
    await Promise.all(refusals.map(untilGivenUp));
  }, 120_000);

  test('a platform that can’t be reached is reported as unreachable', async () => {
    const destinationId = await add({ server: `rtmp://127.0.0.1:${await freePorts()}/live`, key: 'any' });
    const retrying = untilState(destinationId, 'retrying');
    await host.send('restream.start', { destinationId });
    expect((await retrying).code).toBe('unreachable');
  });

  test('it waits while nothing is on air, and begins by itself', async () => {
    const destinationId = await add(await rtmpOf(await platformHost()));
    await host.send('ingest.use', { input: 'studio' });
    const waiting = untilState(destinationId, 'waiting');
    await host.send('restream.start', { destinationId });
    await waiting;
    const sending = untilState(destinationId, 'sending');
    await host.send('ingest.use', { input: 'encoder' });
    await sending;
  });

  test('a stream key is never shown again: not to the crew, not in the files of the server', async () => {
    const key = 'a-key-that-nobody-may-read';
    await add({ server: 'rtmp://live.example.org/app', key });
    expect(JSON.stringify(host.store.getState().show.restream.destinations)).not.toContain(key);
    const again = await joinRoom(server, { token: server.hostToken });
    onTestFinished(() => again.close());
    const [destination] = again.store.getState().show.restream.destinations;
    await until(
      again,
      ({ live }) => live.restream.states[destination?.id ?? '']?.kind === 'off',
      'a destination that is off',
    );
    expect(JSON.stringify(again.store.getState())).not.toContain(key);
    for (const file of readdirSync(server.folder, { recursive: true, withFileTypes: true })) {
      if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes(key)).toBe(false);
    }
  });

  test('viewers learn nothing of it, and a moderator may not change it', async () => {
    await add({ server: 'rtmp://live.example.org/app', key: 'any' });
    const viewer = await joinRoom(server);
    onTestFinished(() => viewer.close());
    expect(viewer.store.getState().show.restream.destinations).toEqual([]);
    const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
    const moderator = await joinRoom(server, { token });
    onTestFinished(() => moderator.close());
    const sent = moderator.send('restream.add', {
      name: 'X',
      server: 'rtmp://live.example.org/app',
      key: 'any',
    });
    await expect(sent).rejects.toMatchObject({ code: 'forbidden' });
  });
});

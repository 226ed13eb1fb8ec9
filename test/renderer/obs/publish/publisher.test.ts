import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../../client/room/room.ts';
import type { ObsClient } from '../../../../renderer/obs/connection/client.ts';
import { readBackup, VITRINE_PROFILE } from '../../../../renderer/obs/publish/profile.ts';
import { ObsPublisher, type ObsPublishState } from '../../../../renderer/obs/publish/publisher.ts';
import { ffmpegMissing } from '../../../support/encoder.ts';
import { ObsProgram, obsMissing } from '../../../support/obs.ts';
import { joinRoom, until } from '../../../support/room.ts';
import { TestServer } from '../../../support/server.ts';
import { openClient, untilConnected, untilView } from '../until-view.ts';

const NO_CAMERA = { isSelected: false, select: async () => false, restore: () => {} };

/** OBS renders in software here. */
const SLOW = { timeout: 60_000 };
const missing = obsMissing ?? ffmpegMissing;

describe.skipIf(missing)(`with a real OBS and a real server${missing ? ` (${missing})` : ''}`, SLOW, () => {
  let program: ObsProgram;
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start();
  }, SLOW.timeout);
  afterAll(() => server?.stop());
  // OBS may crash if its profile changes while the stream of the previous test is still being stopped.
  beforeEach(async () => {
    const profile = ['[SimpleOutput]', 'RecRB=true', 'VBitrate=4321'];
    program = await ObsProgram.start({ password: 'open sesame', profile });
  }, SLOW.timeout);
  afterEach(() => program?.stop());

  /** A separate studio: a room, a client of OBS, and a publisher. */
  async function studio(): Promise<{ room: Room; client: ObsClient; publisher: ObsPublisher }> {
    const room = await joinRoom(server, { show: 'autumn-show', token: server.hostToken });
    const client = openClient();
    client.connect({ address: program.address, password: program.password });
    await untilConnected(client);
    const publisher = new ObsPublisher({ client, room, camera: NO_CAMERA });
    onTestFinished(() => {
      publisher.close();
      room.close();
    });
    return { room, client, publisher };
  }

  const untilState = (publisher: ObsPublisher, kind: ObsPublishState['kind']): Promise<ObsPublishState> =>
    new Promise((resolve, reject) => {
      const look = (state: ObsPublishState) => {
        if (state.kind !== kind) return;
        clearTimeout(timer);
        stop();
        resolve(state);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Never ${kind}. Last: ${JSON.stringify(publisher.store.getState())}`));
      }, 30_000);
      const stop = publisher.store.subscribe(look);
      look(publisher.store.getState());
    });

  test('start puts OBS on air by RTMP, and stop restores its settings unchanged', async () => {
    const { room, client, publisher } = await studio();
    await publisher.start();
    expect(publisher.store.getState()).toEqual({ kind: 'on', transport: 'rtmp' });
    const { live } = await until(room, view => view.live.ingest.state?.kind === 'sending', 'OBS sending');
    expect(live.ingest.state).toMatchObject({ kind: 'sending', protocol: 'rtmp' });
    await publisher.stop();
    expect(publisher.store.getState()).toEqual({ kind: 'off', changed: [] });
    expect(await client.call('GetProfileList')).toMatchObject({ currentProfileName: 'Untitled' });
    await until(room, view => view.live.ingest.state?.kind === 'none', 'OBS gone');
  });

  test('a studio that is opened while OBS is on air detects that, and can restore its settings', async () => {
    const first = await studio();
    await first.publisher.start();
    first.publisher.close();
    first.client.disconnect();
    const { publisher } = await studio();
    expect(await untilState(publisher, 'on')).toEqual({ kind: 'on', transport: 'rtmp' });
    await publisher.stop();
    expect(publisher.store.getState()).toEqual({ kind: 'off', changed: [] });
  });

  test('an OBS that was killed on air streams again when it is restarted', async () => {
    const { room, client, publisher } = await studio();
    await publisher.start();
    await program.kill('SIGKILL');
    await until(room, view => view.live.ingest.state?.kind === 'none', 'OBS gone');
    await program.restart();
    await untilConnected(client);
    await until(room, view => view.live.ingest.state?.kind === 'sending', 'OBS sending again');
    await untilState(publisher, 'on');
    await publisher.stop();
    expect(publisher.store.getState()).toEqual({ kind: 'off', changed: [] });
  });

  test('stopping the stream in OBS itself makes the studio the input again', async () => {
    const { room, client, publisher } = await studio();
    await publisher.start();
    await client.call('StopStream');
    expect(await untilState(publisher, 'off')).toEqual({ kind: 'off', changed: [] });
    expect(room.store.getState().show.ingest.input).toBe('studio');
  });

  test('a recording OBS is not put on air unless its recording may be stopped', async () => {
    const { client, publisher } = await studio();
    await client.call('StartRecord');
    await untilView(client, 'recording', ({ obs }) => obs?.outputs.record === 'on');
    await publisher.start();
    expect(publisher.store.getState()).toMatchObject({
      kind: 'failed',
      error: { code: 'busy', running: ['record'] },
    });
    await publisher.start({ stopOthers: true });
    expect(publisher.store.getState()).toEqual({ kind: 'on', transport: 'rtmp' });
    await publisher.stop();
  });

  test('a recording that was started on air goes on, and OBS’s settings are restored when it ends', async () => {
    const { client, publisher } = await studio();
    await publisher.start();
    await client.call('StartRecord');
    await untilView(client, 'recording', ({ obs }) => obs?.outputs.record === 'on');
    await publisher.stop();
    expect(publisher.store.getState()).toEqual({ kind: 'restore-pending', running: ['record'] });
    expect(await client.call('GetProfileList')).toMatchObject({ currentProfileName: VITRINE_PROFILE });
    await client.call('StopRecord');
    expect(await untilState(publisher, 'off')).toEqual({ kind: 'off', changed: [] });
    expect(await readBackup(client)).toBeUndefined();
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room.ts';
import type { ObsLink } from '../../../renderer/obs/connection/client.ts';
import { LOAN_PROFILE, loanOf } from '../../../renderer/obs/publish/profile.ts';
import { ObsAir, type ObsAirState } from '../../../renderer/obs/publish/publisher.ts';
import { ffmpegMissing } from '../../support/encoder.ts';
import { ObsProgram, obsMissing } from '../../support/obs.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { openLink, untilConnected, untilView } from './until-view.ts';

const NO_CAMERA = { isTaken: false, take: async () => false, giveBack: () => {} };

/** OBS draws in software here, and shares two cores with everything else. */
const SLOW = { timeout: 60_000 };
const missing = obsMissing ?? ffmpegMissing;

describe.skipIf(missing)(`with a real OBS and a real server${missing ? ` (${missing})` : ''}`, SLOW, () => {
  let program: ObsProgram;
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start();
  }, SLOW.timeout);
  afterAll(() => server?.stop());
  // OBS itself may die when its profiles are changed while the stream of before is still being taken down.
  beforeEach(async () => {
    const profile = ['[SimpleOutput]', 'RecRB=true', 'VBitrate=4321'];
    program = await ObsProgram.start({ password: 'open sesame', profile });
  }, SLOW.timeout);
  afterEach(() => program?.stop());

  /** A studio of its own: a room, a link to OBS, and what puts OBS on air. */
  async function studio(): Promise<{ room: Room; link: ObsLink; air: ObsAir }> {
    const room = await joinRoom(server, { show: 'autumn-show', token: server.hostToken });
    const link = openLink();
    link.connect({ address: program.address, password: program.password });
    await untilConnected(link);
    const air = new ObsAir({ link, room, camera: NO_CAMERA });
    onTestFinished(() => {
      air.close();
      room.close();
    });
    return { room, link, air };
  }

  const untilAir = (air: ObsAir, kind: ObsAirState['kind']): Promise<ObsAirState> =>
    new Promise((resolve, reject) => {
      const look = (state: ObsAirState) => {
        if (state.kind !== kind) return;
        clearTimeout(timer);
        stop();
        resolve(state);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Never ${kind}. Last: ${JSON.stringify(air.store.getState())}`));
      }, 30_000);
      const stop = air.store.subscribe(look);
      look(air.store.getState());
    });

  test('one call puts OBS on air by RTMP, and another gives it back as it was', async () => {
    const { room, link, air } = await studio();
    await air.use();
    expect(air.store.getState()).toEqual({ kind: 'on', way: 'rtmp' });
    const { ingest } = await until(room, view => view.ingest?.kind === 'sending', 'OBS sending');
    expect(ingest).toMatchObject({ kind: 'sending', protocol: 'rtmp' });
    await air.back();
    expect(air.store.getState()).toEqual({ kind: 'off', changed: [] });
    expect(await link.call('GetProfileList')).toMatchObject({ currentProfileName: 'Untitled' });
    await until(room, view => view.ingest?.kind === 'none', 'OBS gone');
  });

  test('a studio that is opened while OBS is on air finds it so, and can give it back', async () => {
    const first = await studio();
    await first.air.use();
    first.air.close();
    first.link.disconnect();
    const { air } = await studio();
    expect(await untilAir(air, 'on')).toEqual({ kind: 'on', way: 'rtmp' });
    await air.back();
    expect(air.store.getState()).toEqual({ kind: 'off', changed: [] });
  });

  test('an OBS that was killed on air goes on sending when it is started again', async () => {
    const { room, link, air } = await studio();
    await air.use();
    await program.kill('SIGKILL');
    await until(room, view => view.ingest?.kind === 'none', 'OBS gone');
    await program.restart();
    await untilConnected(link);
    await until(room, view => view.ingest?.kind === 'sending', 'OBS sending again');
    await untilAir(air, 'on');
    await air.back();
    expect(air.store.getState()).toEqual({ kind: 'off', changed: [] });
  });

  test('a stream that is stopped in OBS itself gives the picture back to the studio', async () => {
    const { room, link, air } = await studio();
    await air.use();
    await link.call('StopStream');
    expect(await untilAir(air, 'off')).toEqual({ kind: 'off', changed: [] });
    expect(room.store.getState().show.ingest.input).toBe('studio');
  });

  test('an OBS that records is left alone unless it may be stopped', async () => {
    const { link, air } = await studio();
    await link.call('StartRecord');
    await untilView(link, 'recording', ({ obs }) => obs?.outputs.record === 'on');
    await air.use();
    expect(air.store.getState()).toMatchObject({
      kind: 'failed',
      error: { reason: 'busy', running: ['record'] },
    });
    await air.use({ stopOthers: true });
    expect(air.store.getState()).toEqual({ kind: 'on', way: 'rtmp' });
    await air.back();
  });

  test('a recording that is begun on air ends by its own, and OBS is given back then', async () => {
    const { link, air } = await studio();
    await air.use();
    await link.call('StartRecord');
    await untilView(link, 'recording', ({ obs }) => obs?.outputs.record === 'on');
    await air.back();
    expect(air.store.getState()).toEqual({ kind: 'owing', running: ['record'] });
    expect(await link.call('GetProfileList')).toMatchObject({ currentProfileName: LOAN_PROFILE });
    await link.call('StopRecord');
    expect(await untilAir(air, 'off')).toEqual({ kind: 'off', changed: [] });
    expect(await loanOf(link)).toBeUndefined();
  });
});

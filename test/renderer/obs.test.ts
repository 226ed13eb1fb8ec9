import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObsClient } from '../../renderer/obs/connection/client.ts';
import { captureCue, recallRequests } from '../../renderer/obs/mixer/cues.ts';
import type { ObsReplica } from '../../renderer/obs/replica/replica.ts';
import { ObsProgram, obsMissing } from '../support/obs.ts';
import { openClient, untilConnected, untilView } from './obs/until-view.ts';

/** OBS renders in software here. */
const SLOW = { timeout: 60_000 };

describe.skipIf(obsMissing)(`with a real OBS${obsMissing ? ` (${obsMissing})` : ''}`, SLOW, () => {
  let program: ObsProgram;

  beforeAll(async () => {
    program = await ObsProgram.start({
      password: 'open sesame',
      profile: ['[SimpleOutput]', 'RecRB=true', 'RecRBTime=5', 'RecFormat=mkv'],
    });
  }, SLOW.timeout);
  afterAll(() => program?.stop());

  async function connected(): Promise<ObsClient> {
    const client = openClient();
    client.connect({ address: program.address, password: program.password });
    await untilConnected(client);
    return client;
  }

  test('a wrong password and a missing one are different errors', async () => {
    for (const [password, reason] of [
      ['sesame', 'wrong-password'],
      ['', 'needs-password'],
    ] as const) {
      const client = openClient();
      client.connect({ address: program.address, password });
      const { connection } = await untilView(
        client,
        'turned down',
        view => view.connection.kind === 'failed',
      );
      expect(connection).toEqual({ kind: 'failed', reason });
    }
  });

  test('scenes created, switched and edited in OBS appear in the replica', async () => {
    const client = await connected();
    await client.call('CreateScene', { sceneName: 'Close' });
    await untilView(client, 'the new scene', ({ obs }) => obs?.scenes.includes('Close') ?? false);
    await client.call('SetCurrentProgramScene', { sceneName: 'Close' });
    await untilView(client, 'the new scene on program', ({ obs }) => obs?.program === 'Close');
    const inputSettings = { color: 0xff336699, width: 640, height: 360 };
    const colour = { sceneName: 'Close', inputName: 'Wall', inputKind: 'color_source_v3', inputSettings };
    const { sceneItemId } = await client.call('CreateInput', colour);
    await untilView(client, 'its source', ({ obs }) => obs?.items.Close?.[0]?.name === 'Wall');
    await client.call('SetSceneItemEnabled', { sceneName: 'Close', sceneItemId, sceneItemEnabled: false });
    await untilView(client, 'its source hidden', ({ obs }) => obs?.items.Close?.[0]?.enabled === false);
  });

  test('inputs are muted and their volume is set; those without audio are left out', async () => {
    const client = await connected();
    const tone = { sceneName: 'Scene', inputName: 'Music', inputKind: 'ffmpeg_source' };
    await client.call('CreateInput', tone);
    const found = ({ obs }: { obs: ReturnType<typeof client.store.getState>['obs'] }) =>
      obs?.inputs.find(({ name }) => name === 'Music');
    await untilView(client, 'the input', view => found(view) !== undefined);
    await client.runBatch([
      { requestType: 'SetInputMute', requestData: { inputName: 'Music', inputMuted: true } },
      { requestType: 'SetInputVolume', requestData: { inputName: 'Music', inputVolumeDb: -12 } },
    ]);
    await untilView(client, 'muted', view => found(view)?.muted === true);
    const view = await untilView(client, '-12 dB', each => Math.round(found(each)?.volumeDb ?? 0) === -12);
    expect(view.obs?.inputs.some(({ name }) => name === 'Wall')).toBe(false);
  });

  test('a filter is switched off and on', async () => {
    const client = await connected();
    const filter = { sourceName: 'Music', filterName: 'Loud', filterKind: 'gain_filter' };
    await client.call('CreateSourceFilter', filter);
    await untilView(client, 'the filter', ({ obs }) => obs?.filters.Music?.[0]?.enabled === true);
    await client.call('SetSourceFilterEnabled', {
      sourceName: 'Music',
      filterName: 'Loud',
      filterEnabled: false,
    });
    await untilView(client, 'the filter off', ({ obs }) => obs?.filters.Music?.[0]?.enabled === false);
  });

  test('a cue recalls scene, sources, audio and filters in one batch, without what was removed', async () => {
    const client = await connected();
    const now = () => client.store.getState().obs as ObsReplica;
    await client.call('SetCurrentProgramScene', { sceneName: 'Close' });
    await untilView(client, 'the scene', ({ obs }) => obs?.program === 'Close' && !obs.transitioning);
    const saved = captureCue(now(), 'Before');
    const cue = { ...saved, inputs: [...saved.inputs, { name: 'Removed', muted: true, volumeDb: 0 }] };

    const [item] = now().items.Close ?? [];
    const shown = { sceneItemId: item?.id ?? 0, sceneItemEnabled: !item?.enabled };
    const { muted } = now().inputs.find(({ name }) => name === 'Music') ?? {};
    const filter = { sourceName: 'Music', filterName: 'Loud', filterEnabled: true };
    await client.runBatch([
      { requestType: 'SetSceneItemEnabled', requestData: { sceneName: 'Close', ...shown } },
      { requestType: 'SetInputMute', requestData: { inputName: 'Music', inputMuted: !muted } },
      { requestType: 'SetSourceFilterEnabled', requestData: filter },
      { requestType: 'SetCurrentProgramScene', requestData: { sceneName: 'Scene' } },
    ]);
    await untilView(client, 'another scene', ({ obs }) => obs?.program === 'Scene' && !obs.transitioning);
    await untilView(client, 'the filter on', ({ obs }) => obs?.filters.Music?.[0]?.enabled === true);

    await client.runBatch(recallRequests(cue, now()));
    await untilView(client, 'all as it was', ({ obs }) => {
      if (!obs) return false;
      return isDeepStrictEqual({ ...captureCue(obs, saved.name), id: saved.id }, saved);
    });
  });

  test('studio mode has a scene on preview, and the transition brings it to program', async () => {
    const client = await connected();
    await client.runBatch([
      { requestType: 'SetCurrentProgramScene', requestData: { sceneName: 'Scene' } },
      { requestType: 'SetStudioModeEnabled', requestData: { studioModeEnabled: true } },
    ]);
    await untilView(client, 'studio mode', ({ obs }) => obs?.studioMode === true);
    await client.call('SetCurrentPreviewScene', { sceneName: 'Close' });
    await untilView(client, 'the preview', ({ obs }) => obs?.preview === 'Close' && obs.program === 'Scene');
    await client.call('SetCurrentSceneTransition', { transitionName: 'Fade' });
    await client.call('SetCurrentSceneTransitionDuration', { transitionDuration: 100 });
    await untilView(client, 'a short fade', ({ obs }) => obs?.transition.durationMs === 100);
    // OBS accepts no scene during a transition.
    await untilView(client, 'the fade before done', ({ obs }) => obs?.transitioning === false);
    await client.call('TriggerStudioModeTransition');
    await untilView(client, 'the scene on program', ({ obs }) => obs?.program === 'Close');
    await client.call('SetStudioModeEnabled', { studioModeEnabled: false });
    await untilView(client, 'studio mode off', ({ obs }) => obs?.preview === undefined);
  });

  test('a recording is made, and a replay saved', async () => {
    const client = await connected();
    await client.call('StartRecord');
    await untilView(client, 'recording', ({ obs }) => obs?.outputs.record === 'on');
    await client.call('StartReplayBuffer');
    await untilView(client, 'the replay buffer', ({ obs }) => obs?.outputs.replay === 'on');
    await untilView(client, 'two seconds', ({ obs }) => (obs?.stats.recordedMs ?? 0) > 2000);
    const saved = new Promise<string>(resolve => {
      client.onEvent('ReplayBufferSaved', ({ savedReplayPath }) => resolve(savedReplayPath));
    });
    await client.call('SaveReplayBuffer');
    expect(statSync(await saved).size).toBeGreaterThan(1000);
    await client.call('StopReplayBuffer');
    const { outputPath } = await client.call('StopRecord');
    expect(outputPath.startsWith(join(program.folder))).toBe(true);
    await untilView(client, 'stopped', ({ obs }) => obs?.outputs.record === 'off');
    expect(statSync(outputPath).size).toBeGreaterThan(1000);
  });

  test('a killed OBS is detected within two seconds, and read in full when it is back', async () => {
    const client = await connected();
    const before = performance.now();
    const gone = untilView(client, 'gone', view => view.connection.kind === 'waiting');
    await program.kill('SIGKILL');
    const { connection, obs } = await gone;
    const detectedMs = performance.now() - before;
    console.log(`OBS killed to detected: ${detectedMs.toFixed(1)} ms`);
    expect(detectedMs).toBeLessThan(2000);
    expect(connection).toMatchObject({ kind: 'waiting', lost: true, ended: 'broken' });
    expect(obs).toBeUndefined();
    await program.restart();
    const back = await untilConnected(client);
    expect(back.obs?.scenes).toEqual(
      (await client.call('GetSceneList')).scenes.map(each => each.sceneName).reverse(),
    );
    expect(back.obs?.outputs).toMatchObject({ stream: 'off', record: 'off', replay: 'off' });
  });

  test('an OBS that is closed says goodbye, which is told apart from a crash', async () => {
    const client = await connected();
    const gone = untilView(client, 'gone', view => view.connection.kind === 'waiting');
    await program.kill('SIGINT');
    expect((await gone).connection).toMatchObject({ lost: true, ended: 'stopped' });
    await program.restart();
    await untilConnected(client);
  });
});

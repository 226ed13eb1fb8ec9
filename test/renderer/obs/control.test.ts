import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObsLink } from '../../../renderer/obs/connection/client.ts';
import { cueOf, requestsOf } from '../../../renderer/obs/mixer/cues.ts';
import type { ObsReplica } from '../../../renderer/obs/replica/replica.ts';
import { ObsProgram, obsMissing } from '../../support/obs.ts';
import { openLink, untilConnected, untilView } from './until-view.ts';

/** OBS draws in software here, and shares two cores with everything else. */
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

  async function connected(): Promise<ObsLink> {
    const link = openLink();
    link.connect({ address: program.address, password: program.password });
    await untilConnected(link);
    return link;
  }

  test('a wrong password and a missing one are told apart', async () => {
    for (const [password, reason] of [
      ['sesame', 'wrong-password'],
      ['', 'needs-password'],
    ] as const) {
      const link = openLink();
      link.connect({ address: program.address, password });
      const { connection } = await untilView(link, 'turned down', view => view.connection.kind === 'failed');
      expect(connection).toEqual({ kind: 'failed', reason });
    }
  });

  test('scenes made and switched in OBS show in the studio, and the other way round', async () => {
    const link = await connected();
    await link.call('CreateScene', { sceneName: 'Close' });
    await untilView(link, 'the new scene', ({ obs }) => obs?.scenes.includes('Close') ?? false);
    await link.call('SetCurrentProgramScene', { sceneName: 'Close' });
    await untilView(link, 'the new scene on program', ({ obs }) => obs?.program === 'Close');
    const inputSettings = { color: 0xff336699, width: 640, height: 360 };
    const colour = { sceneName: 'Close', inputName: 'Wall', inputKind: 'color_source_v3', inputSettings };
    const { sceneItemId } = await link.call('CreateInput', colour);
    await untilView(link, 'its source', ({ obs }) => obs?.items.Close?.[0]?.name === 'Wall');
    await link.call('SetSceneItemEnabled', { sceneName: 'Close', sceneItemId, sceneItemEnabled: false });
    await untilView(link, 'its source hidden', ({ obs }) => obs?.items.Close?.[0]?.enabled === false);
  });

  test('inputs are muted and their volume is set; those without sound are left out', async () => {
    const link = await connected();
    const tone = { sceneName: 'Scene', inputName: 'Music', inputKind: 'ffmpeg_source' };
    await link.call('CreateInput', tone);
    const found = ({ obs }: { obs: ReturnType<typeof link.store.getState>['obs'] }) =>
      obs?.inputs.find(({ name }) => name === 'Music');
    await untilView(link, 'the input', view => found(view) !== undefined);
    await link.cue([
      { requestType: 'SetInputMute', requestData: { inputName: 'Music', inputMuted: true } },
      { requestType: 'SetInputVolume', requestData: { inputName: 'Music', inputVolumeDb: -12 } },
    ]);
    await untilView(link, 'muted', view => found(view)?.muted === true);
    const view = await untilView(link, '-12 dB', each => Math.round(found(each)?.volumeDb ?? 0) === -12);
    expect(view.obs?.inputs.some(({ name }) => name === 'Wall')).toBe(false);
  });

  test('a filter is switched off and on', async () => {
    const link = await connected();
    const filter = { sourceName: 'Music', filterName: 'Loud', filterKind: 'gain_filter' };
    await link.call('CreateSourceFilter', filter);
    await untilView(link, 'the filter', ({ obs }) => obs?.filters.Music?.[0]?.enabled === true);
    await link.call('SetSourceFilterEnabled', {
      sourceName: 'Music',
      filterName: 'Loud',
      filterEnabled: false,
    });
    await untilView(link, 'the filter off', ({ obs }) => obs?.filters.Music?.[0]?.enabled === false);
  });

  test('a cue brings scene, sources, sound and filters back in one message, without what is gone', async () => {
    const link = await connected();
    const now = () => link.store.getState().obs as ObsReplica;
    await link.call('SetCurrentProgramScene', { sceneName: 'Close' });
    await untilView(link, 'the scene', ({ obs }) => obs?.program === 'Close' && !obs.transitioning);
    const kept = cueOf(now(), 'Before');
    const cue = { ...kept, inputs: [...kept.inputs, { name: 'Sold', muted: true, volumeDb: 0 }] };

    const [item] = now().items.Close ?? [];
    const shown = { sceneItemId: item?.id ?? 0, sceneItemEnabled: !item?.enabled };
    const { muted } = now().inputs.find(({ name }) => name === 'Music') ?? {};
    const filter = { sourceName: 'Music', filterName: 'Loud', filterEnabled: true };
    await link.cue([
      { requestType: 'SetSceneItemEnabled', requestData: { sceneName: 'Close', ...shown } },
      { requestType: 'SetInputMute', requestData: { inputName: 'Music', inputMuted: !muted } },
      { requestType: 'SetSourceFilterEnabled', requestData: filter },
      { requestType: 'SetCurrentProgramScene', requestData: { sceneName: 'Scene' } },
    ]);
    await untilView(link, 'another scene', ({ obs }) => obs?.program === 'Scene' && !obs.transitioning);
    await untilView(link, 'the filter on', ({ obs }) => obs?.filters.Music?.[0]?.enabled === true);

    await link.cue(requestsOf(cue, now()));
    await untilView(link, 'all as it was', ({ obs }) => {
      if (!obs) return false;
      return isDeepStrictEqual({ ...cueOf(obs, kept.name), id: kept.id }, kept);
    });
  });

  test('studio mode prepares one scene while another is on program, and the transition brings it there', async () => {
    const link = await connected();
    await link.cue([
      { requestType: 'SetCurrentProgramScene', requestData: { sceneName: 'Scene' } },
      { requestType: 'SetStudioModeEnabled', requestData: { studioModeEnabled: true } },
    ]);
    await untilView(link, 'studio mode', ({ obs }) => obs?.studioMode === true);
    await link.call('SetCurrentPreviewScene', { sceneName: 'Close' });
    await untilView(link, 'the preview', ({ obs }) => obs?.preview === 'Close' && obs.program === 'Scene');
    await link.call('SetCurrentSceneTransition', { transitionName: 'Fade' });
    await link.call('SetCurrentSceneTransitionDuration', { transitionDuration: 100 });
    await untilView(link, 'a short fade', ({ obs }) => obs?.transition.durationMs === 100);
    // OBS takes no scene while another is on its way.
    await untilView(link, 'the fade before done', ({ obs }) => obs?.transitioning === false);
    await link.call('TriggerStudioModeTransition');
    await untilView(link, 'the scene on program', ({ obs }) => obs?.program === 'Close');
    await link.call('SetStudioModeEnabled', { studioModeEnabled: false });
    await untilView(link, 'studio mode off', ({ obs }) => obs?.preview === undefined);
  });

  test('a recording is made, and a replay saved', async () => {
    const link = await connected();
    await link.call('StartRecord');
    await untilView(link, 'recording', ({ obs }) => obs?.outputs.record === 'on');
    await link.call('StartReplayBuffer');
    await untilView(link, 'the replay buffer', ({ obs }) => obs?.outputs.replay === 'on');
    await untilView(link, 'two seconds', ({ obs }) => (obs?.stats.recordedMs ?? 0) > 2000);
    const saved = new Promise<string>(resolve => {
      link.onEvent('ReplayBufferSaved', ({ savedReplayPath }) => resolve(savedReplayPath));
    });
    await link.call('SaveReplayBuffer');
    expect(statSync(await saved).size).toBeGreaterThan(1000);
    await link.call('StopReplayBuffer');
    const { outputPath } = await link.call('StopRecord');
    expect(outputPath.startsWith(join(program.folder))).toBe(true);
    await untilView(link, 'stopped', ({ obs }) => obs?.outputs.record === 'off');
    expect(statSync(outputPath).size).toBeGreaterThan(1000);
  });

  test('an OBS that is killed is missed within two seconds, and read in full when it is back', async () => {
    const link = await connected();
    const before = performance.now();
    const gone = untilView(link, 'gone', view => view.connection.kind === 'waiting');
    await program.kill('SIGKILL');
    const { connection, obs } = await gone;
    const noticedMs = performance.now() - before;
    console.log(`OBS killed to noticed: ${noticedMs.toFixed(1)} ms`);
    expect(noticedMs).toBeLessThan(2000);
    expect(connection).toMatchObject({ kind: 'waiting', lost: true });
    expect(obs).toBeUndefined();
    await program.restart();
    const back = await untilConnected(link);
    expect(back.obs?.scenes).toEqual(
      (await link.call('GetSceneList')).scenes.map(each => each.sceneName).reverse(),
    );
    expect(back.obs?.outputs).toMatchObject({ stream: 'off', record: 'off', replay: 'off' });
  });
});

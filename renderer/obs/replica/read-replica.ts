import { z } from 'zod';
import type { ObsError } from '../connection/error.ts';
import type { ObsSession } from '../connection/session.ts';
import type { ObsFilter, ObsInput, ObsItem, ObsOutputPhase, ObsReplica, ObsStats } from './replica.ts';

const Scenes = z.array(z.object({ sceneName: z.string(), sceneIndex: z.number() }));
const Items = z.array(
  z.object({
    sceneItemId: z.number(),
    sceneItemIndex: z.number(),
    sceneItemEnabled: z.boolean(),
    sourceName: z.string(),
  }),
);
const Inputs = z.array(z.object({ inputName: z.string() }));
const Filters = z.array(z.object({ filterName: z.string(), filterEnabled: z.boolean() }));
const Transitions = z.array(z.object({ transitionName: z.string() }));

/** Reads the state of OBS in full, in three round trips. Rejects with an ObsError. */
export async function readObs(session: ObsSession): Promise<ObsReplica> {
  const [list, studio, transitions, transition, inputList, outputs, stats] = await Promise.all([
    session.call('GetSceneList'),
    session.call('GetStudioModeEnabled'),
    session.call('GetSceneTransitionList'),
    readTransition(session),
    session.call('GetInputList'),
    readOutputs(session),
    readStats(session),
  ]);
  const scenes = sceneNames(list.scenes);
  const inputs = Inputs.parse(inputList.inputs).map(({ inputName }) => inputName);
  const [items, sound] = await Promise.all([readItems(session, scenes), readInputs(session, inputs)]);
  return {
    scenes,
    program: list.currentProgramSceneName,
    preview: studio.studioModeEnabled ? list.currentPreviewSceneName : undefined,
    studioMode: studio.studioModeEnabled,
    transitions: Transitions.parse(transitions.transitions).map(({ transitionName }) => transitionName),
    ...transition,
    items,
    inputs: sound,
    filters: await readFilters(session, sourcesOf(scenes, inputs, items)),
    outputs,
    stats,
  };
}

/** Scene names from first to last; OBS's `sceneIndex` counts from the end of its list. */
export const sceneNames = (scenes: unknown): string[] =>
  Scenes.parse(scenes)
    .sort((one, other) => other.sceneIndex - one.sceneIndex)
    .map(({ sceneName }) => sceneName);

/** The current transition; without a duration if that is fixed. */
async function readTransition(
  session: ObsSession,
): Promise<Pick<ObsReplica, 'transition' | 'transitioning'>> {
  const [current, cursor] = await Promise.all([
    session.call('GetCurrentSceneTransition'),
    session.call('GetCurrentSceneTransitionCursor'),
  ]);
  return {
    transition: {
      name: current.transitionName,
      durationMs: current.transitionFixed ? undefined : current.transitionDuration,
    },
    // The cursor is at either end between transitions.
    transitioning: cursor.transitionCursor > 0 && cursor.transitionCursor < 1,
  };
}

/** Everything that can have filters: scenes, inputs, and groups among the scene items. */
function sourcesOf(
  scenes: readonly string[],
  inputs: readonly string[],
  items: ObsReplica['items'],
): string[] {
  const shown = Object.values(items).flatMap(list => list.map(({ name }) => name));
  return [...new Set([...scenes, ...inputs, ...shown])];
}

async function readItems(session: ObsSession, scenes: readonly string[]): Promise<ObsReplica['items']> {
  const answers = await session.callEach(
    'GetSceneItemList',
    scenes.map(sceneName => ({ sceneName })),
  );
  return Object.fromEntries(
    scenes.map((scene, index) => [scene, itemsOf(answers[index]?.sceneItems ?? [])] as const),
  );
}

const itemsOf = (sceneItems: unknown): ObsItem[] =>
  Items.parse(sceneItems)
    .sort((one, other) => other.sceneItemIndex - one.sceneItemIndex)
    .map(item => ({ id: item.sceneItemId, name: item.sourceName, enabled: item.sceneItemEnabled }));

/** Inputs without audio are left out: OBS answers their `GetInputMute` with an error. */
async function readInputs(session: ObsSession, names: readonly string[]): Promise<ObsInput[]> {
  const data = names.map(inputName => ({ inputName }));
  const [mutes, volumes] = await Promise.all([
    session.callEach('GetInputMute', data),
    session.callEach('GetInputVolume', data),
  ]);
  return names.flatMap((name, index) => {
    const muted = mutes[index]?.inputMuted;
    const volumeDb = volumes[index]?.inputVolumeDb;
    return muted === undefined || volumeDb === undefined ? [] : [{ name, muted, volumeDb }];
  });
}

async function readFilters(session: ObsSession, sources: readonly string[]): Promise<ObsReplica['filters']> {
  const answers = await session.callEach(
    'GetSourceFilterList',
    sources.map(sourceName => ({ sourceName })),
  );
  const lists = sources.map((source, index) => [source, filtersOf(answers[index]?.filters ?? [])] as const);
  return Object.fromEntries(lists.filter(([, filters]) => filters.length > 0));
}

const filtersOf = (filters: unknown): ObsFilter[] =>
  Filters.parse(filters).map(({ filterName, filterEnabled }) => ({
    name: filterName,
    enabled: filterEnabled,
  }));

async function readOutputs(session: ObsSession): Promise<ObsReplica['outputs']> {
  const [stream, record, replay, virtualCamera] = await Promise.all([
    session.call('GetStreamStatus'),
    session.call('GetRecordStatus'),
    session.call('GetReplayBufferStatus').catch(undefinedIfRefused),
    session.call('GetVirtualCamStatus').catch(undefinedIfRefused),
  ]);
  return {
    stream: stream.outputReconnecting ? 'reconnecting' : running(stream),
    record: record.outputPaused ? 'paused' : running(record),
    replay: replay && running(replay),
    virtualCamera: virtualCamera && running(virtualCamera),
  };
}

const running = ({ outputActive }: { outputActive: boolean }): ObsOutputPhase =>
  outputActive ? 'on' : 'off';

/** OBS answers with an error for an output that it doesn't have. */
function undefinedIfRefused(error: ObsError): undefined {
  if (error.code !== 'refused') throw error;
}

/** Reads OBS's statistics. */
export async function readStats(session: ObsSession): Promise<ObsStats> {
  const [stats, stream, record] = await Promise.all([
    session.call('GetStats'),
    session.call('GetStreamStatus'),
    session.call('GetRecordStatus'),
  ]);
  return {
    cpuPercent: stats.cpuUsage,
    memoryMb: stats.memoryUsage,
    diskFreeMb: stats.availableDiskSpace,
    framesPerSecond: stats.activeFps,
    renderMs: stats.averageFrameRenderTime,
    lateFrames: stats.renderSkippedFrames,
    frames: stats.renderTotalFrames,
    recordedMs: record.outputDuration,
    stream: {
      durationMs: stream.outputDuration,
      bytes: stream.outputBytes,
      congestion: stream.outputCongestion,
      droppedFrames: stream.outputSkippedFrames,
      frames: stream.outputTotalFrames,
    },
  };
}

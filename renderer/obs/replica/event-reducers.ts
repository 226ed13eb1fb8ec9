import type { OBSEventTypes, ObsEventName } from '../connection/session.ts';
import { sceneNames } from './read-replica.ts';
import type { ObsItem, ObsOutputPhase, ObsOutputs, ObsReplica } from './replica.ts';

type Reducer<E extends ObsEventName> = (obs: ObsReplica, data: OBSEventTypes[E]) => Partial<ObsReplica>;

/** By `ObsOutputState` of the obs-websocket protocol. */
const PHASES: Readonly<Record<string, ObsOutputPhase>> = {
  OBS_WEBSOCKET_OUTPUT_STARTING: 'starting',
  OBS_WEBSOCKET_OUTPUT_STARTED: 'on',
  OBS_WEBSOCKET_OUTPUT_STOPPING: 'stopping',
  OBS_WEBSOCKET_OUTPUT_STOPPED: 'off',
  OBS_WEBSOCKET_OUTPUT_RECONNECTING: 'reconnecting',
  OBS_WEBSOCKET_OUTPUT_RECONNECTED: 'on',
  OBS_WEBSOCKET_OUTPUT_PAUSED: 'paused',
  OBS_WEBSOCKET_OUTPUT_RESUMED: 'on',
};

interface OutputEvent {
  readonly outputState: string;
  readonly outputActive: boolean;
}

const output =
  (name: keyof ObsOutputs) =>
  (obs: ObsReplica, { outputState, outputActive }: OutputEvent): Partial<ObsReplica> => {
    const phase = PHASES[outputState] ?? (outputActive ? 'on' : 'off');
    return { outputs: { ...obs.outputs, [name]: phase } };
  };

const inItem = (
  obs: ObsReplica,
  scene: string,
  id: number,
  change: Partial<ObsItem>,
): Partial<ObsReplica> => ({
  items: {
    ...obs.items,
    [scene]: (obs.items[scene] ?? []).map(item => (item.id === id ? { ...item, ...change } : item)),
  },
});

/** The change of the replica by event, in the order of the protocol's documentation. */
export const EVENT_REDUCERS: { readonly [E in ObsEventName]?: Reducer<E> } = {
  CurrentProgramSceneChanged: (_obs, { sceneName }) => ({ program: sceneName }),
  CurrentPreviewSceneChanged: (_obs, { sceneName }) => ({ preview: sceneName }),
  SceneListChanged: (_obs, { scenes }) => ({ scenes: sceneNames(scenes) }),
  StudioModeStateChanged: (obs, { studioModeEnabled }) => ({
    studioMode: studioModeEnabled,
    preview: studioModeEnabled ? (obs.preview ?? obs.program) : undefined,
  }),
  SceneItemEnableStateChanged: (obs, { sceneName, sceneItemId, sceneItemEnabled }) =>
    inItem(obs, sceneName, sceneItemId, { enabled: sceneItemEnabled }),
  InputMuteStateChanged: (obs, { inputName, inputMuted }) => ({
    inputs: obs.inputs.map(input => (input.name === inputName ? { ...input, muted: inputMuted } : input)),
  }),
  InputVolumeChanged: (obs, { inputName, inputVolumeDb }) => ({
    inputs: obs.inputs.map(input =>
      input.name === inputName ? { ...input, volumeDb: inputVolumeDb } : input,
    ),
  }),
  SourceFilterEnableStateChanged: (obs, { sourceName, filterName, filterEnabled }) => ({
    filters: {
      ...obs.filters,
      [sourceName]: (obs.filters[sourceName] ?? []).map(filter =>
        filter.name === filterName ? { ...filter, enabled: filterEnabled } : filter,
      ),
    },
  }),
  CurrentSceneTransitionDurationChanged: (obs, { transitionDuration }) => ({
    transition: { ...obs.transition, durationMs: transitionDuration },
  }),
  SceneTransitionStarted: () => ({ transitioning: true }),
  SceneTransitionEnded: () => ({ transitioning: false }),
  StreamStateChanged: output('stream'),
  RecordStateChanged: output('record'),
  ReplayBufferStateChanged: output('replay'),
  VirtualcamStateChanged: output('virtualCamera'),
};

/** Events that change more than they carry: after these the replica is read again. */
export const RELOAD_EVENTS: readonly ObsEventName[] = [
  'CurrentSceneCollectionChanged',
  'CurrentProfileChanged',
  'SceneCreated',
  'SceneRemoved',
  'SceneNameChanged',
  'StudioModeStateChanged',
  'InputCreated',
  'InputRemoved',
  'InputNameChanged',
  'CurrentSceneTransitionChanged',
  'SceneItemCreated',
  'SceneItemRemoved',
  'SceneItemListReindexed',
  'SourceFilterCreated',
  'SourceFilterRemoved',
  'SourceFilterNameChanged',
  'SourceFilterListReindexed',
];

import { nanoid } from 'nanoid';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { RequestBatchRequest } from '../connection/session.ts';
import type { ObsFilter, ObsInput, ObsItem, ObsReplica } from '../replica/replica.ts';

/** A snapshot of OBS that can be recalled: a scene with the visibility of its items, all audio inputs, all filters. */
export interface ObsCue {
  readonly id: string;
  readonly name: string;
  readonly scene: string;
  readonly items: readonly Pick<ObsItem, 'id' | 'enabled'>[];
  readonly inputs: readonly ObsInput[];
  readonly filters: Readonly<Record<string, readonly ObsFilter[]>>;
}

/** The host's cues, stored in the browser as they refer to scenes and sources of the host's own OBS. */
export const useCues = create<{ cues: readonly ObsCue[] }>()(
  persist((): { cues: readonly ObsCue[] } => ({ cues: [] }), { name: 'vitrine.obs.cues', version: 1 }),
);

/** Takes a snapshot of OBS. */
export function captureCue({ program, items, inputs, filters }: ObsReplica, name: string): ObsCue {
  const shown = (items[program] ?? []).map(({ id, enabled }) => ({ id, enabled }));
  return { id: nanoid(8), name, scene: program, items: shown, inputs, filters };
}

export function saveCue(cue: ObsCue): void {
  useCues.setState(({ cues }) => ({ cues: [...cues, cue] }));
}

export function removeCue(id: string): void {
  useCues.setState(({ cues }) => ({ cues: cues.filter(cue => cue.id !== id) }));
}

/**
 * The requests that recall a cue, for one batch. The change of scene comes last, so that viewers see the scene already
 * set up. What was removed from OBS meanwhile is left out: one failed request would halt the batch.
 */
export function recallRequests(
  { scene, items, inputs, filters }: ObsCue,
  obs: ObsReplica,
): RequestBatchRequest[] {
  const itemIds = new Set(obs.items[scene]?.map(({ id }) => id));
  const inputNames = new Set(obs.inputs.map(({ name }) => name));
  return [
    ...inputs
      .filter(({ name }) => inputNames.has(name))
      .flatMap(({ name: inputName, muted: inputMuted, volumeDb: inputVolumeDb }): RequestBatchRequest[] => [
        { requestType: 'SetInputVolume', requestData: { inputName, inputVolumeDb } },
        { requestType: 'SetInputMute', requestData: { inputName, inputMuted } },
      ]),
    ...Object.entries(filters).flatMap(([sourceName, list]) =>
      list
        .filter(({ name }) => obs.filters[sourceName]?.some(filter => filter.name === name))
        .map(
          ({ name: filterName, enabled: filterEnabled }): RequestBatchRequest => ({
            requestType: 'SetSourceFilterEnabled',
            requestData: { sourceName, filterName, filterEnabled },
          }),
        ),
    ),
    ...items
      .filter(({ id }) => itemIds.has(id))
      .map(
        ({ id: sceneItemId, enabled: sceneItemEnabled }): RequestBatchRequest => ({
          requestType: 'SetSceneItemEnabled',
          requestData: { sceneName: scene, sceneItemId, sceneItemEnabled },
        }),
      ),
    { requestType: 'SetCurrentProgramScene', requestData: { sceneName: scene } },
  ];
}

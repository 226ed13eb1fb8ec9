import { nanoid } from 'nanoid';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { RequestBatchRequest } from '../connection/session.ts';
import type { ObsFilter, ObsInput, ObsItem, ObsReplica } from '../replica/replica.ts';

/** A moment of OBS that is brought back with one press: a scene with what it shows, all sound, all filters. */
export interface ObsCue {
  readonly id: string;
  readonly name: string;
  readonly scene: string;
  readonly items: readonly Pick<ObsItem, 'id' | 'enabled'>[];
  readonly inputs: readonly ObsInput[];
  readonly filters: Readonly<Record<string, readonly ObsFilter[]>>;
}

/** The host's cues; they name things of the OBS on their own machine, so they stay in their own browser. */
export const useCues = create<{ cues: readonly ObsCue[] }>()(
  persist((): { cues: readonly ObsCue[] } => ({ cues: [] }), { name: 'vitrine.obs.cues', version: 1 }),
);

/** What OBS shows and sounds like now. */
export function cueOf({ program, items, inputs, filters }: ObsReplica, name: string): ObsCue {
  const shown = (items[program] ?? []).map(({ id, enabled }) => ({ id, enabled }));
  return { id: nanoid(8), name, scene: program, items: shown, inputs, filters };
}

export function keepCue(cue: ObsCue): void {
  useCues.setState(({ cues }) => ({ cues: [...cues, cue] }));
}

export function removeCue(id: string): void {
  useCues.setState(({ cues }) => ({ cues: cues.filter(cue => cue.id !== id) }));
}

/**
 * What brings a cue back, for one batch. Its scene comes last, so that viewers see it as it should be. What was taken
 * out of OBS meanwhile is left out: one request that is refused would end the batch.
 */
export function requestsOf(
  { scene, items, inputs, filters }: ObsCue,
  obs: ObsReplica,
): RequestBatchRequest[] {
  const there = new Set(obs.items[scene]?.map(({ id }) => id));
  const sounding = new Set(obs.inputs.map(({ name }) => name));
  return [
    ...inputs
      .filter(({ name }) => sounding.has(name))
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
      .filter(({ id }) => there.has(id))
      .map(
        ({ id: sceneItemId, enabled: sceneItemEnabled }): RequestBatchRequest => ({
          requestType: 'SetSceneItemEnabled',
          requestData: { sceneName: scene, sceneItemId, sceneItemEnabled },
        }),
      ),
    { requestType: 'SetCurrentProgramScene', requestData: { sceneName: scene } },
  ];
}

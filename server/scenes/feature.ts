import { CommandError } from '../../shared/errors.ts';
import type { Scenes } from '../../shared/scenes/document.ts';
import { newEvent } from '../../shared/show/events.ts';
import { defineFeature, type Handlers, type Service } from '../show/feature.ts';
import { pictureRoutes } from './picture-routes.ts';

/** Throws a CommandError where an id of the list stands for two things. */
function checkUnique(what: string, list: readonly { id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) throw new CommandError('bad-data', `Two ${what} have the id "${id}".`, { field: id });
    seen.add(id);
  }
}

/** Throws a CommandError where a document contradicts itself; its lengths and ranges were checked as it came in. */
function checkScenes({ sources, scenes }: Scenes): void {
  checkUnique('sources', sources);
  checkUnique('scenes', scenes);
  const known = new Set(sources.map(source => source.id));
  for (const scene of scenes) {
    checkUnique('layers', scene.layers);
    const orphan = scene.layers.find(layer => !known.has(layer.sourceId));
    if (orphan) {
      const text = `The layer "${orphan.id}" of "${scene.name}" shows a source that is not in the document.`;
      throw new CommandError('bad-data', text, { field: orphan.id });
    }
  }
}

/** What the studio's pictures are made of, and which of them is on program. */
const handlers: Handlers<'scenes'> = {
  'scenes.save': (state, { scenes }) => {
    checkScenes(scenes);
    const { canvas } = scenes;
    const saved = newEvent('scenes.saved', { scenes });
    const isOther = canvas !== state.scenes.canvas;
    return { events: isOther ? [saved, newEvent('scenes.canvasSet', { canvas })] : [saved], result: {} };
  },

  'scenes.take': (state, { sceneId }) => {
    if (!state.scenes.document?.scenes.some(scene => scene.id === sceneId))
      throw new CommandError('not-found', 'There is no such scene in this show.');
    const events = sceneId === state.scenes.sceneId ? [] : [newEvent('scenes.taken', { sceneId })];
    return { events, result: {} };
  },
};

export const scenes = defineFeature('scenes', {
  handlers,
  carry: ({ scenes: { document } }) => ({
    // Viewers wait on a page of the picture's format before a studio opens the show.
    events: document
      ? [
          newEvent('scenes.saved', { scenes: document }),
          newEvent('scenes.canvasSet', { canvas: document.canvas }),
        ]
      : [],
    count: document?.scenes.length ?? 0,
  }),
  start: (server): Service => ({ routes: app => void app.register(pictureRoutes, { server }) }),
  queries: {},
});

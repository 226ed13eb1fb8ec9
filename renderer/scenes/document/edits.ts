import type { Layer, Scene, Scenes, Source } from '../../../shared/scenes/document.ts';

/** A pure change of the document. Returns the same object if there is nothing to change. */
export type Edit = (document: Scenes) => Scenes;

/** A unique name: the given one, or with the next free number appended. */
export function freeName(name: string, taken: readonly { name: string }[]): string {
  if (!taken.some(each => each.name === name)) return name;
  const base = name.replace(/ \d+$/, '').slice(0, 56);
  for (let number = 2; ; number++) {
    const next = `${base} ${number}`;
    if (!taken.some(each => each.name === next)) return next;
  }
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  if (item === undefined) return [...list];
  const place = Math.min(Math.max(to, 0), rest.length);
  return [...rest.slice(0, place), item, ...rest.slice(place)];
}

/** Drops sources that no layer shows any more, except the first camera, which templates are filled with. */
function withoutUnused(document: Scenes): Scenes {
  const used = new Set(document.scenes.flatMap(scene => scene.layers.map(layer => layer.sourceId)));
  const firstCamera = document.sources.find(source => source.kind === 'camera');
  const sources = document.sources.filter(source => used.has(source.id) || source === firstCamera);
  return sources.length === document.sources.length ? document : { ...document, sources };
}

function editScene(sceneId: string, change: (scene: Scene) => Scene): Edit {
  return document => ({
    ...document,
    scenes: document.scenes.map(scene => (scene.id === sceneId ? change(scene) : scene)),
  });
}

export const addScene =
  (scene: Scene): Edit =>
  document => ({ ...document, scenes: [...document.scenes, scene] });

/** Removes a scene, unless it is the last one. */
export const removeScene =
  (sceneId: string): Edit =>
  document => {
    if (document.scenes.length < 2) return document;
    const scenes = document.scenes.filter(scene => scene.id !== sceneId);
    return withoutUnused({ ...document, scenes });
  };

export const renameScene = (sceneId: string, name: string): Edit => editScene(sceneId, s => ({ ...s, name }));

export const moveScene =
  (sceneId: string, step: number): Edit =>
  document => {
    const from = document.scenes.findIndex(scene => scene.id === sceneId);
    return from === -1 ? document : { ...document, scenes: moved(document.scenes, from, from + step) };
  };

/** Inserts a copy after a scene. Its layers are new, but show the same sources. */
export const duplicateScene =
  (sceneId: string, newId: () => string, copyId: string): Edit =>
  document => {
    const index = document.scenes.findIndex(scene => scene.id === sceneId);
    const scene = document.scenes[index];
    if (!scene) return document;
    const copy: Scene = {
      id: copyId,
      name: freeName(scene.name, document.scenes),
      layers: scene.layers.map(layer => ({ ...layer, id: newId() })),
    };
    const scenes = [...document.scenes.slice(0, index + 1), copy, ...document.scenes.slice(index + 1)];
    return { ...document, scenes };
  };

/** Adds a layer in front of all others. `source` is given if the document does not have the layer's source yet. */
export const addLayer =
  (sceneId: string, layer: Layer, source?: Source): Edit =>
  document => {
    const sources = source ? [...document.sources, source] : document.sources;
    const inFront = editScene(sceneId, scene => ({ ...scene, layers: [...scene.layers, layer] }));
    return inFront({ ...document, sources });
  };

export const changeLayer = (
  sceneId: string,
  layerId: string,
  change: Partial<Omit<Layer, 'id'>> | ((layer: Layer) => Layer),
): Edit =>
  editScene(sceneId, scene => ({
    ...scene,
    layers: scene.layers.map(layer => {
      if (layer.id !== layerId) return layer;
      return typeof change === 'function' ? change(layer) : { ...layer, ...change };
    }),
  }));

export const removeLayer =
  (sceneId: string, layerId: string): Edit =>
  document =>
    withoutUnused(
      editScene(sceneId, scene => ({
        ...scene,
        layers: scene.layers.filter(layer => layer.id !== layerId),
      }))(document),
    );

/** Moves a layer to an index of the z-order; 0 is the back. */
export const orderLayer = (sceneId: string, layerId: string, to: number): Edit =>
  editScene(sceneId, scene => {
    const from = scene.layers.findIndex(layer => layer.id === layerId);
    return from === -1 ? scene : { ...scene, layers: moved(scene.layers, from, to) };
  });

/** Offset of a copied layer, as a share of the canvas. */
const SHIFT = 0.03;

/** Inserts a copy in front of a layer, offset a little so that it is visible. */
export const duplicateLayer = (sceneId: string, layerId: string, copyId: string): Edit =>
  editScene(sceneId, scene => {
    const index = scene.layers.findIndex(layer => layer.id === layerId);
    const layer = scene.layers[index];
    if (!layer) return scene;
    const offset = (place: Layer['place']['wide']) => ({ ...place, x: place.x + SHIFT, y: place.y + SHIFT });
    const copy: Layer = {
      ...layer,
      id: copyId,
      locked: false,
      place: { wide: offset(layer.place.wide), tall: offset(layer.place.tall) },
    };
    return {
      ...scene,
      layers: [...scene.layers.slice(0, index + 1), copy, ...scene.layers.slice(index + 1)],
    };
  });

/** Changes a source, and so every scene that shows it. */
export const changeSource =
  (sourceId: string, change: (source: Source) => Source): Edit =>
  document => ({
    ...document,
    sources: document.sources.map(source => (source.id === sourceId ? change(source) : source)),
  });

export const setTransition =
  (transition: Scenes['transition']): Edit =>
  document => ({ ...document, transition });

export const setTheme =
  (theme: Scenes['theme']): Edit =>
  document => ({ ...document, theme });

export const setCanvas =
  (canvas: Scenes['canvas']): Edit =>
  document => ({ ...document, canvas });

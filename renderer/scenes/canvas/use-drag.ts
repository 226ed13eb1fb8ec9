import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import { CANVAS_SIZE, type Layer } from '../../../shared/scenes.ts';
import { changeLayer } from '../document/edits.ts';
import { editedOf } from '../editor/scene-editor-view.ts';
import { useSceneEditor } from '../editor/use-scene-editor.ts';
import { type Drag, dragged, type Grip } from './drag.ts';
import type { Point } from './geometry.ts';
import type { Guide } from './snap.ts';

/** How near an edge must come to be drawn, in pixels of the screen. */
const REACH = 8;

/** Drags layers on the canvas; `area` is the element that the canvas fills. */
export function useDrag(area: RefObject<HTMLElement | null>) {
  const editor = useSceneEditor();
  const drag = useRef<Drag & { layerId: string }>(undefined);
  const [guides, setGuides] = useState<readonly Guide[]>([]);

  const pointOf = (event: PointerEvent): Point => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };

  const begin = (event: PointerEvent, layer: Layer, grip: Grip) => {
    if (layer.locked || event.button !== 0) return;
    const { canvas } = editor.store.getState().document;
    event.stopPropagation();
    area.current?.setPointerCapture(event.pointerId);
    drag.current = { grip, layerId: layer.id, place: layer.place[canvas], from: pointOf(event) };
  };

  const onPointerMove = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    const view = editor.store.getState();
    const scene = editedOf(view);
    const current = drag.current;
    if (!current || !scene || !box) return;
    const { canvas } = view.document;
    const others = scene.layers.filter(layer => layer.id !== current.layerId && layer.visible);
    const options = {
      canvas: CANVAS_SIZE[canvas],
      others: others.map(layer => layer.place[canvas]),
      reach: { x: REACH / box.width, y: REACH / box.height },
    };
    const { place, guides: lines } = dragged(current, pointOf(event), options, event);
    setGuides(lines);
    editor.edit(
      changeLayer(scene.id, current.layerId, layer => ({
        ...layer,
        place: { ...layer.place, [canvas]: place },
      })),
      `drag ${current.layerId}`,
    );
  };

  const onPointerUp = () => {
    drag.current = undefined;
    setGuides([]);
    editor.settle();
  };

  return { guides, begin, pointOf, handlers: { onPointerMove, onPointerUp, onPointerCancel: onPointerUp } };
}

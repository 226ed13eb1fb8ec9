import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import { CANVAS_SIZE, type Layer } from '../../../shared/scenes/document.ts';
import { changeLayer } from '../document/edits.ts';
import { editedOf } from '../editor/scene-editor-view.ts';
import { useSceneEditor } from '../editor/use-scene-editor.ts';
import { applyDrag, type Drag, type DragMode } from './drag.ts';
import type { Point } from './geometry.ts';
import type { Guide } from './snap.ts';

/** Snapping distance in CSS pixels. */
const SNAP_PX = 8;

/** Pointer handlers to drag layers; `area` is the element that the canvas fills. */
export function useDrag(area: RefObject<HTMLElement | null>) {
  const editor = useSceneEditor();
  const drag = useRef<Drag & { layerId: string }>(undefined);
  const [guides, setGuides] = useState<readonly Guide[]>([]);

  const pointOf = (event: PointerEvent): Point => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };

  const begin = (event: PointerEvent, layer: Layer, mode: DragMode) => {
    if (layer.locked || event.button !== 0) return;
    const { canvas } = editor.store.getState().document;
    event.stopPropagation();
    area.current?.setPointerCapture(event.pointerId);
    drag.current = { mode, layerId: layer.id, place: layer.place[canvas], from: pointOf(event) };
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
      threshold: { x: SNAP_PX / box.width, y: SNAP_PX / box.height },
    };
    const { place, guides: lines } = applyDrag(current, pointOf(event), options, event);
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
    editor.endGesture();
  };

  return { guides, begin, pointOf, handlers: { onPointerMove, onPointerUp, onPointerCancel: onPointerUp } };
}

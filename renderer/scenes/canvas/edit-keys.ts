import { CANVAS_SIZE, type Scene } from '../../../shared/scenes/document.ts';
import { changeLayer, duplicateLayer, type Edit, orderLayer, removeLayer } from '../document/edits.ts';
import type { SceneEditorView } from '../editor/scene-editor-view.ts';
import { move } from './geometry.ts';

export interface EditKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Step of the arrow keys in pixels of the canvas, without and with Shift. */
const STEP = 1;
const LONG_STEP = 20;

const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The edit of the selected layer that a key stands for, and its gesture; undefined for other keys. */
export function editForKey(
  { key, shiftKey, ctrlKey, metaKey }: EditKey,
  view: SceneEditorView,
  scene: Scene,
  copyId: string,
): { edit: Edit; gesture?: string } | undefined {
  const index = scene.layers.findIndex(layer => layer.id === view.selectedId);
  const layer = scene.layers[index];
  if (!layer) return undefined;
  const arrow = ARROWS[key];
  if (arrow && !layer.locked) {
    const { canvas } = view.document;
    const step = shiftKey ? LONG_STEP : STEP;
    const { width, height } = CANVAS_SIZE[canvas];
    const place = move(layer.place[canvas], { x: (arrow.x * step) / width, y: (arrow.y * step) / height });
    const edit = changeLayer(scene.id, layer.id, { place: { ...layer.place, [canvas]: place } });
    return { edit, gesture: `nudge ${layer.id}` };
  }
  if (key === 'Delete' || key === 'Backspace') return { edit: removeLayer(scene.id, layer.id) };
  if (key === 'PageUp') return { edit: orderLayer(scene.id, layer.id, index + 1) };
  if (key === 'PageDown') return { edit: orderLayer(scene.id, layer.id, index - 1) };
  const isCopy = (ctrlKey || metaKey) && key.toLowerCase() === 'd';
  return isCopy ? { edit: duplicateLayer(scene.id, layer.id, copyId) } : undefined;
}

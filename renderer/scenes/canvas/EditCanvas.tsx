import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CANVAS_SIZE } from '../../../shared/scenes/document.ts';
import { setView } from '../../app/view-store.ts';
import { newId } from '../editor/scene-editor.ts';
import { editedOf } from '../editor/scene-editor-view.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { editForKey } from './edit-keys.ts';
import { containsPoint } from './geometry.ts';
import { Selection } from './Selection.tsx';
import type { Guide } from './snap.ts';
import { useDrag } from './use-drag.ts';

function GuideLine({ guide: { axis, at } }: { guide: Guide }) {
  const place = { [axis === 'x' ? 'left' : 'top']: `${at * 100}%` };
  return (
    <div
      style={place}
      className={
        axis === 'x'
          ? 'pointer-events-none absolute inset-y-0 -ml-px border-attention border-l border-dashed'
          : 'pointer-events-none absolute inset-x-0 -mt-px border-attention border-t border-dashed'
      }
    />
  );
}

/** Transparent overlay on the preview in which layers are selected, moved, resized and rotated. */
export function EditCanvas() {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const scene = useSceneEditorView(editedOf);
  const canvas = useSceneEditorView(view => view.document.canvas);
  const selectedId = useSceneEditorView(view => view.selectedId);
  const area = useRef<HTMLDivElement>(null);
  const { guides, begin, pointOf, handlers } = useDrag(area);
  const selected = scene?.layers.find(layer => layer.id === selectedId);

  const onPointerDown = (event: PointerEvent) => {
    const point = pointOf(event);
    const hit = scene?.layers.findLast(
      layer =>
        layer.visible && !layer.locked && containsPoint(layer.place[canvas], point, CANVAS_SIZE[canvas]),
    );
    editor.select(hit?.id);
    if (hit) begin(event, hit, { kind: 'move' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (selected) editor.select(undefined);
      else setView({ drawer: 'none' });
      return event.preventDefault();
    }
    const done = scene && editForKey(event, editor.store.getState(), scene, newId());
    if (!done) return;
    event.preventDefault();
    editor.edit(done.edit, done.gesture);
  };

  return (
    <div
      ref={area}
      role="application"
      aria-label={t('edit.canvas')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys move the selected layer.
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      {...handlers}
      className="absolute inset-0 touch-none select-none -outline-offset-2"
    >
      {selected ? (
        <Selection
          layer={selected}
          place={selected.place[canvas]}
          onHandleDown={(event, mode) => begin(event, selected, mode)}
        />
      ) : null}
      {guides.map(guide => (
        <GuideLine key={guide.axis} guide={guide} />
      ))}
    </div>
  );
}

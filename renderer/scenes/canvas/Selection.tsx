import clsx from 'clsx';
import type { PointerEvent } from 'react';
import type { Layer, Place } from '../../../shared/scenes/document.ts';
import type { DragMode } from './drag.ts';
import { HANDLES, type Handle } from './geometry.ts';

/** Closer to the top than this share of the canvas, a handle above the layer would be cut off. */
const NEAR_TOP = 0.12;

const percent = (part: number): string => `${part * 100}%`;

/** Cursor over a handle; exact for layers that are not rotated. */
function cursorOf({ x, y }: Handle): string {
  if (x === 0) return 'cursor-ns-resize';
  if (y === 0) return 'cursor-ew-resize';
  return x === y ? 'cursor-nwse-resize' : 'cursor-nesw-resize';
}

/** Outline of the selected layer with its resize handles and the rotation handle. */
export function Selection({
  layer,
  place,
  onHandleDown,
}: {
  layer: Layer;
  place: Place;
  onHandleDown: (event: PointerEvent, mode: DragMode) => void;
}) {
  return (
    <div
      className={clsx(
        'pointer-events-none absolute border-2',
        layer.locked ? 'border-line-strong border-dashed' : 'border-accent',
      )}
      style={{
        left: percent(place.x),
        top: percent(place.y),
        width: percent(place.width),
        height: percent(place.height),
        rotate: `${place.rotation}deg`,
      }}
    >
      {layer.locked ? null : (
        <>
          <div
            onPointerDown={event => onHandleDown(event, { kind: 'rotate' })}
            className={clsx(
              'pointer-events-auto absolute left-1/2 size-3.5 -translate-x-1/2 cursor-grab rounded-full border-2 border-accent bg-paper',
              // Above the layer, or inside it at the top of the canvas.
              place.y < NEAR_TOP ? 'top-4' : '-top-8',
            )}
          />
          {HANDLES.map(handle => (
            <div
              key={`${handle.x} ${handle.y}`}
              onPointerDown={event => onHandleDown(event, { kind: 'resize', handle })}
              style={{ left: percent((handle.x + 1) / 2), top: percent((handle.y + 1) / 2) }}
              className={clsx(
                'pointer-events-auto absolute size-3 -translate-x-1/2 -translate-y-1/2 rounded-[3px] border-2 border-accent bg-paper',
                cursorOf(handle),
              )}
            />
          ))}
        </>
      )}
    </div>
  );
}

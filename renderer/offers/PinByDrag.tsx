import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { ProductImage } from '../ui/ProductImage.tsx';
import { useTogglePin } from './use-pinning.ts';

const STAGE = 'stage';
/** Minimum distance of a drag; less is a click. */
const DRAG_PX = 8;
/** No announcements: by keyboard, the keys 1-9 do the same. */
const SILENT = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: '' },
};

/** Drag and drop of shelf cards onto the stage, which pins the product. */
export function PinByDrag({ children }: { children: ReactNode }) {
  const [draggedId, setDraggedId] = useState<string>();
  const isOn = useShow(show => show.offers.pins.some(pin => pin.card.id === draggedId));
  const toggle = useTogglePin();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_PX } }));
  const drop = ({ active, over }: DragEndEvent) => {
    setDraggedId(undefined);
    if (over?.id === STAGE && !isOn) void toggle(String(active.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={SILENT}
      onDragStart={({ active }) => setDraggedId(String(active.id))}
      onDragCancel={() => setDraggedId(undefined)}
      onDragEnd={drop}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {draggedId === undefined ? null : <DraggedCard productId={draggedId} />}
      </DragOverlay>
    </DndContext>
  );
}

function DraggedCard({ productId }: { productId: string }) {
  const product = useShow(show => show.catalog.products.find(({ id }) => id === productId));
  if (!product) return null;
  return (
    <div className="flex w-52 items-center gap-2.5 rounded-m border border-accent bg-raised p-1.5 shadow-lg">
      <ProductImage src={product.picture} className="size-10" />
      <span className="truncate font-medium">{product.title}</span>
    </div>
  );
}

/** The drop target over the whole stage; visible only during a drag. */
export function PinDropZone() {
  const { t } = useTranslation('offers');
  const { setNodeRef, isOver, active } = useDroppable({ id: STAGE });
  return (
    <div ref={setNodeRef} className="pointer-events-none absolute inset-0 z-10">
      {active ? (
        <p
          data-over={isOver || undefined}
          className="absolute inset-2 grid place-items-center rounded-m border-2 border-accent border-dashed bg-canvas/60 font-semibold text-l data-over:bg-info-soft/80"
        >
          {t('dropHere')}
        </p>
      ) : null}
    </div>
  );
}

/** Props of an element by which a product is dragged. */
export function useDragHandle(productId: string) {
  const { setNodeRef, listeners } = useDraggable({ id: productId });
  return { ref: setNodeRef, ...listeners };
}

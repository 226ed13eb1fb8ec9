import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type SortItem, sortAnnouncements } from './announcements.ts';

/**
 * Lets the rows in it be sorted: by the pointer, after a distance that keeps clicks clicks, and by the keyboard, with
 * each step told to screen readers. Rows use `useSortableRow`.
 */
export function SortableList({
  items,
  onMove,
  children,
}: {
  /** The rows in their order, as they are shown. */
  items: readonly SortItem[];
  /** Told which row was dropped in the place of which other one. */
  onMove: (id: string, overId: string) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const accessibility = useMemo(
    () => ({
      announcements: sortAnnouncements(t, items),
      screenReaderInstructions: { draggable: t('sort.keys') },
    }),
    [t, items],
  );
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onMove(String(active.id), String(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={accessibility}
      onDragEnd={drop}
    >
      <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

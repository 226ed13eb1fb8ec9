import { useSortable } from '@dnd-kit/sortable';
import { useTranslation } from 'react-i18next';

/** Props of a row of a `SortableList` and of the handle that moves it. */
export function useSortableRow(id: string) {
  const { t } = useTranslation('common');
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id,
    attributes: { roleDescription: t('sort.handle') },
  });
  return {
    row: { ref: setNodeRef, style: { translate: `0 ${transform?.y ?? 0}px`, transition } },
    handle: { ...attributes, ...listeners },
    isDragging,
  };
}

import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';
import type { TFunction } from 'i18next';

/** A row of a list that is sorted by hand, and the name that it is told by. */
export interface SortItem {
  readonly id: string;
  readonly name: string;
}

/** What a screen reader is told while a row is moved: its name, and its place among how many. */
export function sortAnnouncements(t: TFunction<'common'>, items: readonly SortItem[]): Announcements {
  let toldPlace = 0;
  const tell = (key: 'picked' | 'moved' | 'dropped' | 'kept', id: UniqueIdentifier, at: UniqueIdentifier) => {
    const name = items.find(item => item.id === id)?.name;
    const place = items.findIndex(item => item.id === at) + 1;
    if (name === undefined || place === 0) return undefined;
    // A row that was just picked up lies over itself, and lifting it is told already.
    if (key === 'moved' && place === toldPlace) return undefined;
    toldPlace = place;
    return t(`sort.${key}`, { name, place, of: items.length });
  };
  return {
    onDragStart: ({ active }) => tell('picked', active.id, active.id),
    onDragOver: ({ active, over }) => (over ? tell('moved', active.id, over.id) : undefined),
    onDragEnd: ({ active, over }) => tell('dropped', active.id, over?.id ?? active.id),
    onDragCancel: ({ active }) => tell('kept', active.id, active.id),
  };
}

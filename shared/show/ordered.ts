interface Item {
  readonly id: string;
}

/** The list with an item changed where it stands; a new one comes to its place, or to the end. */
export function put<T extends Item>(list: readonly T[], item: T, place = list.length): T[] {
  const isKnown = list.some(({ id }) => id === item.id);
  return isKnown ? list.map(each => (each.id === item.id ? item : each)) : list.toSpliced(place, 0, item);
}

/** The list with an item moved to a place, counted after it was taken out. */
export function movedTo<T extends Item>(list: readonly T[], id: string, place: number): T[] {
  const moving = list.find(each => each.id === id);
  const others = list.filter(each => each.id !== id);
  return moving ? others.toSpliced(place, 0, moving) : others;
}

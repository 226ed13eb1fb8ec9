import { useState } from 'react';
import { useStore } from 'zustand';
import { view } from '../playback/view.ts';
import { room } from '../session.ts';

export type SideTab = 'chat' | 'bag';

/** Which of chat and bag is shown. They have tabs where the bag has room beside the picture, and after the end. */
export function useSideTabs(isEnded: boolean) {
  const hasBag = useStore(room.store, state => state.live.bag.count > 0);
  const isBeside = useStore(view, state => state.layout.kind === 'beside');
  const [chosen, setTab] = useState<SideTab>();
  const hasTabs = hasBag && (isBeside || isEnded);
  const tab: SideTab = hasTabs ? (chosen ?? (isEnded ? 'bag' : 'chat')) : 'chat';
  return { hasBag, hasTabs, tab, setTab };
}

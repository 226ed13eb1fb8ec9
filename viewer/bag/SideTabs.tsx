import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { room } from '../session.ts';
import { formatCount } from '../ui/format.ts';
import type { SideTab } from './use-side-tabs.ts';

const TABS: readonly SideTab[] = ['chat', 'bag'];

/** The tabs of chat and bag. Arrow keys move between them. */
export function SideTabs({ tab, onChange }: { tab: SideTab; onChange: (tab: SideTab) => void }) {
  const { t, i18n } = useTranslation();
  const count = useStore(room.store, state => state.live.bag.count);
  const moveByKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = TABS[1 - TABS.indexOf(tab)];
    if (!next) return;
    onChange(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div role="tablist" className="side-tabs" aria-label={t('bag.tabs')} onKeyDown={moveByKey}>
      {TABS.map(each => (
        <button
          key={each}
          type="button"
          role="tab"
          data-tab={each}
          aria-selected={each === tab}
          tabIndex={each === tab ? 0 : -1}
          onClick={() => onChange(each)}
        >
          {t(`${each}.title`)}
          {each === 'bag' && <small> {formatCount(count, i18n.language)}</small>}
        </button>
      ))}
    </div>
  );
}

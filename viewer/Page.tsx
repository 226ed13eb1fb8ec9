import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { AcceptedNotice } from './appeals/AcceptedNotice.tsx';
import { BagButton } from './bag/BagButton.tsx';
import { LazyBag } from './bag/LazyBag.tsx';
import { SideTabs } from './bag/SideTabs.tsx';
import { useSideTabs } from './bag/use-side-tabs.ts';
import { ChatLog } from './chat/ChatLog.tsx';
import { Composer } from './chat/Composer.tsx';
import { OwnNotice } from './chat/OwnNotice.tsx';
import { writing } from './chat/writing.ts';
import { ConsentNote } from './consent/ConsentNote.tsx';
import { MomentCards } from './deals/MomentCards.tsx';
import { OwnHolds } from './deals/OwnHolds.tsx';
import { Menu } from './menu/Menu.tsx';
import { PinnedOffers } from './offers/PinnedOffers.tsx';
import { PinnedMessage } from './pinned/PinnedMessage.tsx';
import { SoundPrompt } from './playback/SoundPrompt.tsx';
import { FloatingReactions } from './reactions/FloatingReactions.tsx';
import { ReactButtons } from './reactions/ReactButtons.tsx';
import { LazyReplay } from './replay/LazyReplay.tsx';
import { replayView } from './replay/replay-view.ts';
import { useWarning } from './sanctions/use-warning.ts';
import { WarningCard } from './sanctions/WarningCard.tsx';
import { room } from './session.ts';
import { Header } from './status/Header.tsx';
import { isSounding, type PageState } from './status/page-state.ts';
import { StatusOverlay } from './status/StatusOverlay.tsx';
import { usePageState } from './status/use-page-state.ts';
import { WarningBar } from './status/WarningBar.tsx';

/** Everything that is layered over the video. */
export function Page() {
  const { page, warning } = usePageState();
  const [menuOpen, setMenuOpen] = useState(false);
  const title = useStore(room.store, state => state.show.lifecycle.title);
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
  const wantsReplay = useStore(replayView, view => view.isWanted);
  if (page.kind === 'ended' && wantsReplay) return <LazyReplay />;
  return (
    <>
      <StatusOverlay page={page} />
      <div className={`layout state-${page.kind}`}>
        <Header page={page} stale={warning?.kind === 'connection'} onMenu={() => setMenuOpen(true)} />
        <div className="middle">
          <WarningBar warning={warning} />
          <SoundPrompt playing={isSounding(page)} />
        </div>
        {page.kind !== 'closed' && <BottomArea page={page} />}
      </div>
      {menuOpen && <Menu onClose={() => setMenuOpen(false)} />}
    </>
  );
}

/** What is within reach of a thumb: offers, chat or bag, and the message field. */
function BottomArea({ page }: { page: PageState }) {
  const { t } = useTranslation();
  const open = page.kind !== 'ended' && page.kind !== 'joining';
  const { hasBag, hasTabs, tab, setTab } = useSideTabs(page.kind === 'ended');
  const isWriting = useStore(writing);
  return (
    <div className={isWriting ? 'bottom is-writing' : 'bottom'}>
      {hasTabs && <SideTabs tab={tab} onChange={setTab} />}
      <MomentCards />
      <OwnHolds />
      <PinnedOffers />
      {tab === 'bag' ? (
        <div className="bag-panel" role="tabpanel" aria-label={t('bag.title')}>
          <LazyBag />
        </div>
      ) : (
        <div className="chat">
          <ChatLog />
          <PinnedMessage />
          <ConsentNote />
        </div>
      )}
      <FloatingReactions />
      <OwnNotice />
      <AcceptedNotice />
      {open && <Bar hasBagButton={hasBag && !hasTabs} />}
    </div>
  );
}

/** The message field and the buttons beside it, or a warning: nothing else is within reach of a thumb until it is read. */
function Bar({ hasBagButton }: { hasBagButton: boolean }) {
  const warning = useWarning();
  return (
    <div className="bar">
      {hasBagButton && <BagButton isCovered={warning !== undefined} />}
      {warning ? (
        <WarningCard warning={warning} />
      ) : (
        <>
          <Composer />
          <ReactButtons />
        </>
      )}
    </div>
  );
}

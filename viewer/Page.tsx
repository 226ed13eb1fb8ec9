import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ChatLog } from './chat/ChatLog.tsx';
import { Composer } from './chat/Composer.tsx';
import { OwnNotice } from './chat/OwnNotice.tsx';
import { ConsentNote } from './consent/ConsentNote.tsx';
import { OwnHolds } from './deals/OwnHolds.tsx';
import { Menu } from './menu/Menu.tsx';
import { PinnedOffers } from './offers/PinnedOffers.tsx';
import { SoundPrompt } from './playback/SoundPrompt.tsx';
import { Floats } from './reactions/FloatingReactions.tsx';
import { ReactButtons } from './reactions/ReactButtons.tsx';
import { room } from './session.ts';
import { Header } from './status/Header.tsx';
import type { Scene } from './status/page-state.ts';
import { Veil } from './status/StatusOverlay.tsx';
import { useScene } from './status/use-page-state.ts';
import { TroubleBar } from './status/WarningBar.tsx';

/** Everything over the picture. */
export function Page() {
  const { scene, trouble } = useScene();
  const [menuOpen, setMenuOpen] = useState(false);
  const title = useStore(room.store, state => state.show.title);
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
  return (
    <>
      <Veil scene={scene} />
      <div className="over" data-scene={scene.kind}>
        <Header scene={scene} stale={trouble?.kind === 'connection'} onMenu={() => setMenuOpen(true)} />
        <div className="middle">
          <TroubleBar trouble={trouble} />
          <SoundPrompt playing={scene.kind === 'playing'} />
        </div>
        {scene.kind !== 'closed' && <Foot scene={scene} />}
      </div>
      {menuOpen && <Menu onClose={() => setMenuOpen(false)} />}
    </>
  );
}

/** What is at a thumb's reach: offers, chat, and the line to write in. */
function Foot({ scene }: { scene: Scene }) {
  const open = scene.kind !== 'ended' && scene.kind !== 'joining';
  return (
    <div className="foot">
      <OwnHolds />
      <PinnedOffers />
      <div className="chat">
        <ChatLog />
        <ConsentNote />
      </div>
      <Floats />
      <OwnNotice />
      {open && (
        <div className="bar">
          <Composer />
          <ReactButtons />
        </div>
      )}
    </div>
  );
}

import './replay.css';
import './player.css';
import './side.css';
import { X } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { atServer } from '../../client/server-address.ts';
import type { Replay as PublishedReplay } from '../../shared/replay/replay.ts';
import { MomentCards } from '../deals/MomentCards.tsx';
import { OwnHolds } from '../deals/OwnHolds.tsx';
import { room } from '../session.ts';
import { Chapters, Marks } from './Chapters.tsx';
import { ReplayCards } from './ReplayCards.tsx';
import { ReplayChat } from './ReplayChat.tsx';
import { showReplay } from './replay-view.ts';
import { usePlayhead } from './use-playhead.ts';

/** A show's replay, or that there is none. */
export function Replay() {
  const replay = useStore(room.store, state => state.show.replay.published);
  return (
    <div className="replay">
      <Head />
      {replay ? <Player key={replay.id} replay={replay} /> : <NoReplay />}
    </div>
  );
}

function Head() {
  const { t } = useTranslation();
  const title = useStore(room.store, state => state.show.lifecycle.title);
  return (
    <header className="replay-head">
      <div>
        <h1>{title}</h1>
        <span className="badge">{t('replay.badge')}</span>
      </div>
      <button
        type="button"
        className="round"
        aria-label={t('replay.leave')}
        onClick={() => showReplay(false)}
      >
        <X size={20} aria-hidden="true" />
      </button>
    </header>
  );
}

function NoReplay() {
  const { t } = useTranslation();
  return (
    <div className="replay-none" role="status">
      <h2>{t('replay.none.title')}</h2>
      <p>{t('replay.none.text')}</p>
      <button type="button" className="solid" onClick={() => showReplay(false)}>
        {t('replay.none.back')}
      </button>
    </div>
  );
}

/** The picture with what belongs to the moment that it shows. */
function Player({ replay }: { replay: PublishedReplay }) {
  const video = useRef<HTMLVideoElement>(null);
  const ms = usePlayhead(video);
  const seek = (toMs: number) => {
    if (!video.current) return;
    video.current.currentTime = toMs / 1000;
    // Where the browser wants a press on its own button first, the picture stands at the chapter.
    void video.current.play().catch(() => undefined);
  };
  return (
    <>
      <div className="replay-picture">
        <Video video={video} id={replay.id} />
        <Marks replay={replay} ms={ms} onSeek={seek} />
        <Chapters replay={replay} ms={ms} onSeek={seek} />
      </div>
      <div className="replay-side">
        <MomentCards />
        <OwnHolds />
        <ReplayCards replay={replay} ms={ms} />
        <ReplayChat replay={replay} ms={ms} />
      </div>
    </>
  );
}

/** The recording with the browser's own controls and keys. */
function Video({ video, id }: { video: RefObject<HTMLVideoElement | null>; id: string }) {
  const { t } = useTranslation();
  const [hasFailed, setFailed] = useState(false);
  const again = () => {
    setFailed(false);
    video.current?.load();
  };
  return (
    <div className="replay-video">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written captions of a recorded show. */}
      <video
        ref={video}
        src={atServer(`/api/shows/${encodeURIComponent(room.slug)}/replays/${encodeURIComponent(id)}`)}
        aria-label={t('replay.video')}
        controls
        autoPlay
        playsInline
        preload="metadata"
        onError={() => setFailed(true)}
      />
      {hasFailed && (
        <div className="replay-failed" role="alert">
          <p>{t('replay.failed')}</p>
          <button type="button" className="solid" onClick={again}>
            {t('replay.again')}
          </button>
        </div>
      )}
    </div>
  );
}

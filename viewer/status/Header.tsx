import { Ellipsis, Eye, Maximize2, Minimize2, Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { setFit } from '../layout/page-layout.ts';
import { setSound, watcher } from '../playback/picture.ts';
import { view } from '../playback/view.ts';
import { room } from '../session.ts';
import { formatCount } from '../ui/format.ts';
import { isSounding, type PageState } from './page-state.ts';

interface HeaderProps {
  page: PageState;
  /** The connection is lost, so the badge shows the last known phase only. */
  stale: boolean;
  onMenu: () => void;
}

/** The show's title and phase, the number of viewers, and the controls of the video. */
export function Header({ page, stale, onMenu }: HeaderProps) {
  const { t } = useTranslation();
  const title = useStore(room.store, state => state.show.lifecycle.title);
  const phase = useStore(room.store, state => state.show.lifecycle.phase.kind);
  return (
    <header className="header">
      <div className="header-about">
        <h1>{title}</h1>
        {page.kind !== 'joining' && page.kind !== 'closed' && (
          <p className="header-status">
            <span className="badge" data-phase={stale ? undefined : phase}>
              {t(`phase.${phase}`)}
            </span>
            {phase !== 'ended' && <Watching />}
          </p>
        )}
      </div>
      <PictureButtons page={page} />
      <button type="button" className="round" aria-label={t('menu.open')} onClick={onMenu}>
        <Ellipsis size={20} aria-hidden="true" />
      </button>
    </header>
  );
}

function Watching() {
  const { t, i18n } = useTranslation();
  const watching = useStore(room.store, state => state.live.presence.watching);
  return (
    <span className="watching">
      <Eye size={14} aria-hidden="true" />
      <span aria-hidden="true">{formatCount(watching, i18n.language)}</span>
      <span className="sr-only">{t('watching', { count: watching })}</span>
    </span>
  );
}

function PictureButtons({ page }: { page: PageState }) {
  const { t } = useTranslation();
  const { sound, heard, layout } = useStore(view);
  const { fit, hasFits } = layout;
  const hasAudio = useStore(watcher.store, state => state.hasAudio);
  if (!isSounding(page)) return null;
  const Fit = fit === 'fill' ? Minimize2 : Maximize2;
  const Sound = sound ? Volume2 : VolumeX;
  return (
    <>
      {hasFits && page.kind === 'playing' && (
        <button
          type="button"
          className="round"
          aria-label={t(fit === 'fill' ? 'picture.whole' : 'picture.fill')}
          onClick={() => setFit(fit === 'fill' ? 'whole' : 'fill')}
        >
          <Fit size={18} aria-hidden="true" />
        </button>
      )}
      {hasAudio && heard && (
        <button
          type="button"
          className="round"
          aria-label={t(sound ? 'picture.mute' : 'picture.unmute')}
          onClick={() => setSound(!sound)}
        >
          <Sound size={20} aria-hidden="true" />
        </button>
      )}
    </>
  );
}

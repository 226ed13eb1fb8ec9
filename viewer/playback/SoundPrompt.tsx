import { Play, Volume2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { setSound, watcher } from './picture.ts';
import { view } from './view.ts';

/** Asks for the tap that browsers require before sound, or before playback where autoplay is denied. */
export function SoundPrompt({ playing }: { playing: boolean }) {
  const { t } = useTranslation();
  const { heard, blocked } = useStore(view);
  const hasAudio = useStore(watcher.store, state => state.hasAudio);
  if (!blocked && (!playing || heard || !hasAudio)) return null;
  const Icon = blocked ? Play : Volume2;
  return (
    <button type="button" className="prompt" onClick={() => setSound(true)}>
      <Icon size={20} aria-hidden="true" />
      {t(blocked ? 'picture.play' : 'picture.tapForSound')}
    </button>
  );
}

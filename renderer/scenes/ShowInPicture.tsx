import { MonitorPlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Desk } from '../stage/desk.ts';
import { useDeskIfAny } from '../stage/desk-context.tsx';
import { IconButton } from '../ui/IconButton.tsx';

function Toggle({ desk: { scenes }, messageId }: { desk: Desk; messageId: string }) {
  const { t } = useTranslation('scenes');
  const isShown = useStore(scenes.store, view => view.highlightedId === messageId);
  const hasPlace = useStore(scenes.store, ({ document }) =>
    document.sources.some(source => source.kind === 'overlay' && source.overlay.kind === 'chat'),
  );
  if (!hasPlace) return null;
  return (
    <IconButton
      size="s"
      side="top"
      label={isShown ? t('highlight.hide') : t('highlight.show')}
      aria-pressed={isShown}
      className={isShown ? 'text-accent' : undefined}
      onClick={() => scenes.highlight(isShown ? undefined : messageId)}
    >
      <MonitorPlay size={14} />
    </IconButton>
  );
}

/** Shows a chat message in the picture, where there is a picture to show it in and a scene has a place for it. */
export function ShowInPicture({ messageId }: { messageId: string }) {
  const desk = useDeskIfAny();
  return desk ? <Toggle desk={desk} messageId={messageId} /> : null;
}

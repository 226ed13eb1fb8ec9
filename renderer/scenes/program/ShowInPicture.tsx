import { MonitorPlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useOptionalStudioSession } from '../../stage/studio-session-context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { SceneEditor } from '../editor/scene-editor.ts';

function Toggle({ editor, messageId }: { editor: SceneEditor; messageId: string }) {
  const { t } = useTranslation('scenes');
  const isShown = useStore(editor.store, view => view.highlightedId === messageId);
  const hasChatOverlay = useStore(editor.store, ({ document }) =>
    document.sources.some(source => source.kind === 'overlay' && source.overlay.kind === 'chat'),
  );
  if (!hasChatOverlay) return null;
  return (
    <IconButton
      size="s"
      side="top"
      label={isShown ? t('highlight.hide') : t('highlight.show')}
      aria-pressed={isShown}
      className={isShown ? 'text-accent' : undefined}
      onClick={() => editor.highlight(isShown ? undefined : messageId)}
    >
      <MonitorPlay size={14} />
    </IconButton>
  );
}

/** Shows a chat message in the chat overlay. Renders nothing outside the host's layout or without such an overlay. */
export function ShowInPicture({ messageId }: { messageId: string }) {
  const session = useOptionalStudioSession();
  return session ? <Toggle editor={session.sceneEditor} messageId={messageId} /> : null;
}

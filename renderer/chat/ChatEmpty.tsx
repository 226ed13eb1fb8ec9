import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** The chat without messages. */
export function ChatEmpty() {
  const { t } = useTranslation('chat');
  const live = useShow(show => show.lifecycle.phase.kind === 'live');
  return (
    <EmptyState
      icon={<MessagesSquare size={24} />}
      title={t('empty.title')}
      body={t(live ? 'empty.live' : 'empty.ready')}
      className="flex-1"
    />
  );
}

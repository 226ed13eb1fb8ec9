import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { HeldQueue } from '../moderation/HeldQueue.tsx';
import { heldMessages } from '../moderation/held.ts';
import { Rules } from '../moderation/Rules.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { ChatEmpty } from './ChatEmpty.tsx';
import { MessageList } from './MessageList.tsx';
import { SendBox } from './SendBox.tsx';

const EMPTY = <ChatEmpty />;

type View = 'chat' | 'held' | 'rules';

/** Chat, held messages and rules in the host's side panel. */
export function ChatView() {
  const { t } = useTranslation('chat');
  const [view, setView] = useState<View>('chat');
  const held = useShow(show => heldMessages(show.chat).length);
  const chat = (
    <div className="flex h-full min-h-0 flex-col">
      <MessageList keys empty={EMPTY} />
      <SendBox />
    </div>
  );
  const queue = (
    <div className="flex h-full min-h-0 flex-col">
      <HeldQueue keys />
    </div>
  );
  return (
    <Tabs<View>
      label={t('title')}
      value={view}
      onChange={setView}
      className="min-h-0 flex-1 border-line border-t"
      tabs={[
        { id: 'chat', label: t('tabs.chat'), content: chat },
        {
          id: 'held',
          label: t('tabs.held'),
          note: held > 0 ? <Badge tone="attention">{held}</Badge> : null,
          content: queue,
        },
        { id: 'rules', label: t('tabs.rules'), content: <Rules /> },
      ]}
    />
  );
}

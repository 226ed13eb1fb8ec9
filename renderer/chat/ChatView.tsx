import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../ui/Tabs.tsx';
import { useChatTabs } from './use-chat-tabs.tsx';

/** The chat panel at the host's side: chat, held messages, rules and what else features add. */
export function ChatView() {
  const { t } = useTranslation('chat');
  const [view, setView] = useState('chat');
  const tabs = useChatTabs('host');
  return (
    <Tabs
      label={t('title')}
      value={view}
      onChange={setView}
      className="min-h-0 flex-1 border-line border-t"
      tabs={tabs}
    />
  );
}

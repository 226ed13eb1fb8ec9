import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatTabsOf } from '../app/studio-features.ts';
import { Tabs } from '../ui/Tabs.tsx';

const TABS = chatTabsOf('host');

/** The chat panel at the host's side: chat, held messages, rules and what else features add. */
export function ChatView() {
  const { t } = useTranslation('chat');
  const [view, setView] = useState('chat');
  return (
    <Tabs
      label={t('title')}
      value={view}
      onChange={setView}
      className="min-h-0 flex-1 border-line border-t"
      tabs={TABS.map(({ id, label, Note, Content }) => ({
        id,
        label: label(t),
        note: Note ? <Note /> : null,
        content: <Content />,
      }))}
    />
  );
}

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/Announcer.tsx';
import { Badge } from '../ui/Badge.tsx';
import { useUnreadNotes } from './read-notes.ts';

/** How many notes are unread, on the tab; nothing without any. A new one is announced. */
export function UnreadNotes() {
  const { t } = useTranslation('notes');
  const unread = useUnreadNotes();
  const newest = unread.at(-1);
  useEffect(() => {
    if (newest) announce(t('announced', { name: newest.name, text: newest.text }));
  }, [newest, t]);
  if (unread.length === 0) return null;
  return (
    <Badge tone="info">
      <span aria-hidden>{unread.length}</span>
      <span className="sr-only">{t('unread', { count: unread.length })}</span>
    </Badge>
  );
}

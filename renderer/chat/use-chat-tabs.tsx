import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/roles.ts';
import { chatTabsOf } from '../app/studio-features.ts';
import { useGrants } from '../permissions/use-granted.ts';
import type { Tab } from '../ui/Tabs.tsx';

/** The tabs that features put into a role's chat panel. */
export function useChatTabs(role: Role): Tab<string>[] {
  const { t } = useTranslation();
  const isGranted = useGrants();
  const tabs = chatTabsOf(role).filter(({ needs }) => needs === undefined || isGranted(needs));
  return tabs.map(({ id, label, Note, Content }) => ({
    id,
    label: label(t),
    note: Note ? <Note /> : null,
    content: <Content />,
  }));
}

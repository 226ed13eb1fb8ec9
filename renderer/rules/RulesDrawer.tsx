import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { Levels } from '../moderation/Levels.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { AllowedWords } from './AllowedWords.tsx';
import { ImportPanel } from './lists/ImportPanel.tsx';
import { ReadyLists } from './ReadyLists.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleList } from './RuleList.tsx';
import { showRules, useRulesPage } from './rules-store.ts';
import { SuggestedWords } from './SuggestedWords.tsx';

/** The rules of the chat: what is held back, what never is, and the form of one rule. */
export function RulesDrawer() {
  const { t } = useTranslation('rules');
  const open = useView(view => view.drawer === 'rules');
  const count = useShow(show => show.rules.list.length);
  const page = useRulesPage(state => state.page);
  const close = () => {
    showRules();
    setView({ drawer: 'none' });
  };
  return (
    <Drawer
      title={t('drawer')}
      aside={count > 0 ? <Badge>{t('count', { count })}</Badge> : null}
      open={open}
      onClose={close}
    >
      {page.kind === 'rule' ? <RuleForm key={page.edited.ruleId ?? 'new'} first={page.edited} /> : null}
      {page.kind === 'import' ? <ImportPanel /> : null}
      {page.kind === 'all' ? <Sections /> : null}
    </Drawer>
  );
}

function Sections() {
  const { t } = useTranslation(['rules', 'moderation']);
  const [section, setSection] = useState('rules');
  return (
    <Tabs
      label={t('drawer')}
      value={section}
      onChange={setSection}
      className="h-full"
      tabs={[
        { id: 'rules', label: t('title'), content: <RuleList /> },
        { id: 'ready', label: t('ready.title'), content: <ReadyLists /> },
        { id: 'suggested', label: t('suggested.title'), content: <SuggestedWords /> },
        { id: 'allowed', label: t('allowed.title'), content: <AllowedWords /> },
        {
          id: 'levels',
          label: t('moderation:levels.title'),
          content: (
            <div className="h-full overflow-y-auto p-3">
              <Levels />
            </div>
          ),
        },
      ]}
    />
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { Levels } from '../moderation/Levels.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { AllowedWords } from './AllowedWords.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleList } from './RuleList.tsx';
import { editRule, useRuleForm } from './rules-store.ts';

/** The rules of the chat: what is held back, what never is, and the form of one rule. */
export function RulesDrawer() {
  const { t } = useTranslation('rules');
  const open = useView(view => view.drawer === 'rules');
  const count = useShow(show => show.rules.list.length);
  const edited = useRuleForm(state => state.edited);
  const close = () => {
    editRule(undefined);
    setView({ drawer: 'none' });
  };
  return (
    <Drawer
      title={t('drawer')}
      aside={count > 0 ? <Badge>{t('count', { count })}</Badge> : null}
      open={open}
      onClose={close}
    >
      {edited ? <RuleForm key={edited.ruleId ?? 'new'} first={edited} /> : <Sections />}
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

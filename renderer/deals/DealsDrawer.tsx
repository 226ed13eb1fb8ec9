import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setView, useView } from '../app/view-store.ts';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { DealList } from './board/DealList.tsx';
import { RulesPart } from './guard/RulesPart.tsx';
import { ShopPart } from './ShopPart.tsx';

type Part = 'deals' | 'rules' | 'shop';

/** The host's deals, their rules, and the shop's webhook. */
export function DealsDrawer() {
  const { t } = useTranslation('deals');
  const open = useView(view => view.drawer === 'deals');
  const [part, setPart] = useState<Part>('deals');
  return (
    <Drawer title={t('title')} open={open} onClose={() => setView({ drawer: 'none' })}>
      <Tabs
        label={t('title')}
        value={part}
        onChange={setPart}
        tabs={[
          { id: 'deals', label: t('part.deals'), content: <DealList /> },
          { id: 'rules', label: t('part.rules'), content: <RulesPart /> },
          { id: 'shop', label: t('part.shop'), content: <ShopPart /> },
        ]}
      />
    </Drawer>
  );
}

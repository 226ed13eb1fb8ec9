import { useVirtualizer } from '@tanstack/react-virtual';
import { FileUp, Plus, ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../../shared/rules/rule.ts';
import { hitsOf } from '../../shared/rules/state.ts';
import { useShow } from '../app/room-context.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { newDraft } from './drafts.ts';
import { formatRule } from './format.ts';
import { ExportMenu } from './lists/ExportMenu.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import { RuleRow } from './RuleRow.tsx';
import { editRule, showImport } from './rules-store.ts';

const ROW_HEIGHT = 56;
/** Shorter lists are looked through faster than they are searched. */
const SEARCHED_FROM = 12;

/** All rules of the show, the newest first, and the ways to add one. */
export function RuleList() {
  const { t } = useTranslation('rules');
  const rules = useShow(show => show.rules.list);
  const mayChange = useGranted('rules');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const shown = rules
    .filter(rule => wanted === '' || formatRule(t, rule).toLocaleLowerCase().includes(wanted))
    .toReversed();
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-col gap-2 border-line border-b p-3">
        <QuickAdd />
        <div className="flex flex-wrap gap-2">
          {mayChange ? (
            <>
              <Button size="s" onClick={() => editRule({ draft: newDraft() })}>
                <Plus size={14} aria-hidden /> {t('other')}
              </Button>
              <Button size="s" onClick={showImport}>
                <FileUp size={14} aria-hidden /> {t('import.open')}
              </Button>
            </>
          ) : null}
          <ExportMenu />
        </div>
        {rules.length >= SEARCHED_FROM ? (
          <TextField
            label={t('search')}
            hideLabel
            type="search"
            placeholder={t('search')}
            value={search}
            onChange={setSearch}
          />
        ) : null}
      </div>
      {rules.length === 0 ? (
        <EmptyState icon={<ShieldCheck size={28} />} title={t('empty.title')} body={t('empty.body')} />
      ) : null}
      {rules.length > 0 && shown.length === 0 ? (
        <p className="p-3 text-quiet">{t('notFound', { search: search.trim() })}</p>
      ) : null}
      {shown.length > 0 ? <Rows rules={shown} /> : null}
    </div>
  );
}

function Rows({ rules }: { rules: readonly Rule[] }) {
  const { t } = useTranslation('rules');
  const state = useShow(show => show.rules);
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rules.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: index => rules[index]?.id ?? index,
  });
  return (
    <div ref={frame} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label={t('title')} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const rule = rules[index];
          return rule ? (
            <RuleRow
              key={key}
              rule={rule}
              hits={hitsOf(state, rule.id)}
              place={{ at: index + 1, of: rules.length }}
              start={start}
              height={ROW_HEIGHT}
            />
          ) : null;
        })}
      </ul>
    </div>
  );
}

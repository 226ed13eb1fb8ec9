import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { Levels } from '../moderation/Levels.tsx';
import { MutedList } from '../moderation/MutedList.tsx';
import { BannedList } from '../sanctions/BannedList.tsx';
import { BansForGood } from '../sanctions/BansForGood.tsx';
import { Newcomers } from '../sanctions/Newcomers.tsx';
import { StrikeSettings } from '../sanctions/StrikeSettings.tsx';
import { Button } from '../ui/Button.tsx';
import { QuickAdd } from './QuickAdd.tsx';
import { openRules } from './rules-store.ts';

/** A rule in a line, the way to all of them, the classifier's levels, newcomers, and who is muted. */
export function RulesTab() {
  const { t } = useTranslation(['rules', 'moderation', 'sanctions']);
  const count = useShow(show => show.rules.list.length);
  return (
    <div className="flex h-full min-h-0 flex-col gap-5 overflow-y-auto p-3">
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t('title')}</h3>
        <p className="text-pretty text-quiet text-s">{count > 0 ? t('count', { count }) : t('empty.body')}</p>
        <QuickAdd />
        <div>
          <Button onClick={openRules}>{t('all')}</Button>
        </div>
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t('moderation:levels.title')}</h3>
        <Levels />
      </section>
      <section className="flex flex-col items-start gap-2">
        <h3 className="font-medium">{t('sanctions:newcomers.title')}</h3>
        <Newcomers />
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t('sanctions:strikes.title')}</h3>
        <StrikeSettings />
      </section>
      <section className="flex flex-col gap-1">
        <h3 className="font-medium">{t('moderation:muted.title')}</h3>
        <MutedList />
        <BannedList />
        <BansForGood />
      </section>
    </div>
  );
}

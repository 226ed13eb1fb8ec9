import { useTranslation } from 'react-i18next';
import { Newcomers } from '../sanctions/Newcomers.tsx';
import { Filters } from './Filters.tsx';
import { Levels } from './Levels.tsx';
import { MutedList } from './MutedList.tsx';

/** Filters, levels and muted people. */
export function Rules() {
  const { t } = useTranslation(['moderation', 'sanctions']);
  return (
    <div className="flex h-full min-h-0 flex-col gap-5 overflow-y-auto p-3">
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t('filters.title')}</h3>
        <Filters />
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t('levels.title')}</h3>
        <Levels />
      </section>
      <section className="flex flex-col items-start gap-2">
        <h3 className="font-medium">{t('sanctions:newcomers.title')}</h3>
        <Newcomers />
      </section>
      <section className="flex flex-col gap-1">
        <h3 className="font-medium">{t('muted.title')}</h3>
        <MutedList />
      </section>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/room-context.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import type { PersonCard } from './use-person-card.ts';

/** What is known of a person: when they came and wrote first, whether they are here, and how many others wrote from the same browser. */
export function PersonFacts({ card }: { card: PersonCard }) {
  const { t, i18n } = useTranslation('people');
  const room = useRoom();
  const { firstAt, sameBrowser, since, connections } = card;
  const time = (at: number) => formatTimeOfDay(at, room.now(), i18n.language);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-s">
      {since === undefined ? null : <Fact name={t('since')}>{time(since)}</Fact>}
      {firstAt === undefined ? null : <Fact name={t('firstAt')}>{time(firstAt)}</Fact>}
      <Fact name={t('now')}>{connections > 0 ? t('connections', { count: connections }) : t('away')}</Fact>
      {sameBrowser === undefined ? null : (
        <Fact name={t('browser')}>{t('others', { count: sameBrowser })}</Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 truncate tabular-nums">{children}</dd>
    </>
  );
}

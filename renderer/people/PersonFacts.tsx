import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/room-context.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import type { PersonCard } from './use-person-card.ts';

/** What is known of a person: when they wrote first, and how many others did from the same browser. */
export function PersonFacts({ card }: { card: PersonCard }) {
  const { t, i18n } = useTranslation('people');
  const room = useRoom();
  const { firstAt, sameBrowser } = card;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-s">
      {firstAt === undefined ? null : (
        <Fact name={t('firstAt')}>{formatTimeOfDay(firstAt, room.now(), i18n.language)}</Fact>
      )}
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

import { UserRound } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FoundList } from '../chat/find/FoundList.tsx';
import { useFoundLines } from '../chat/find/use-found-lines.ts';
import { RoleBadge } from '../chat/RoleBadge.tsx';
import { OnIt } from '../handling/OnIt.tsx';
import { useHandle, usePersonHandler } from '../handling/use-handling.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { PersonPurchases } from '../orders/PersonPurchases.tsx';
import { PersonFacts } from '../people/PersonFacts.tsx';
import { PersonNotes } from '../people/PersonNotes.tsx';
import { usePersonCard } from '../people/use-person-card.ts';
import { PersonActions } from '../sanctions/PersonActions.tsx';
import { PersonSanctions } from '../sanctions/PersonSanctions.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useMessageCount } from './use-message-count.ts';

/** A person's card: what they wrote in the whole show, how they stand, and what can be done to them. */
export function Person({ personId }: { personId: string | undefined }) {
  return personId === undefined ? <Nobody /> : <Card key={personId} personId={personId} />;
}

function Nobody() {
  const { t } = useTranslation('moderation');
  return (
    <EmptyState icon={<UserRound size={24} />} title={t('person.none.title')} body={t('person.none.text')} />
  );
}

function Card({ personId }: { personId: string }) {
  const { t } = useTranslation('moderation');
  const nameOf = usePersonName();
  const found = useFoundLines({ personId });
  const newest = found.lines[0]?.message;
  const count = useMessageCount(personId, found.lines);
  const card = usePersonCard(personId, newest?.id);
  const handle = useHandle();
  useEffect(() => handle({ personId }), [personId, handle]);
  const handler = usePersonHandler(personId);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {newest ? (
        <header className="flex max-h-[62%] shrink-0 flex-col gap-2 overflow-y-auto px-3 pb-3">
          <p className="flex items-center gap-2">
            <span className="min-w-0 truncate font-semibold text-l">{nameOf(newest.name)}</span>
            <RoleBadge role={newest.role} />
            <OnIt name={handler} />
          </p>
          <PersonActions person={newest} />
          <PersonSanctions personId={personId} />
          {card ? <PersonFacts card={card} /> : null}
          <PersonPurchases personId={personId} />
          <PersonNotes personId={personId} />
        </header>
      ) : null}
      {newest ? (
        <h3 className="shrink-0 border-line border-t px-3 pt-2 text-quiet text-s">
          {t('person.history')} · {t('person.messages', { count })}
        </h3>
      ) : null}
      <FoundList label={t('person.history')} found={found} empty={<Nobody />} />
    </div>
  );
}

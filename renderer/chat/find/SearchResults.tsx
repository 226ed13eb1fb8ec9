import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FoundList } from './FoundList.tsx';
import type { Wanted } from './found-lines.ts';
import { useFoundLines } from './use-found-lines.ts';

/** What was found in the whole show, in place of the feed. */
export function SearchResults({
  wanted,
  onPerson,
}: {
  wanted: Wanted;
  onPerson: (personId: string) => void;
}) {
  const { t } = useTranslation('chat');
  const found = useFoundLines(wanted);
  return (
    <FoundList
      label={t('find.results')}
      found={found}
      onPerson={onPerson}
      empty={
        <EmptyState icon={<SearchX size={24} />} title={t('find.none.title')} body={t('find.none.body')} />
      }
    />
  );
}

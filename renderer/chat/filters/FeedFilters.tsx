import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SEARCH_LENGTH } from '../../../shared/chat/protocol.ts';
import { useRoomView, useShow } from '../../app/room-context.tsx';
import { useGranted } from '../../permissions/use-granted.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import type { FeedFilter } from './feed-filter.ts';
import { useFeedLanguages } from './use-feed-languages.ts';

/** Select has no empty value, and no id has a space. */
const ANY = ' any';

/** The filters above the feed, and the search through the whole show. */
export function FeedFilters(props: {
  filter: FeedFilter;
  person: string | undefined;
  text: string;
  onChange: (filter: FeedFilter) => void;
  onText: (text: string) => void;
}) {
  const { filter, person, text, onChange, onText } = props;
  const { t } = useTranslation(['chat', 'moderation']);
  const languages = useFeedLanguages();
  const products = useNamedProducts();
  const seesHeld = useGranted('held');
  return (
    <fieldset
      aria-label={t('filter.title')}
      className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-2"
    >
      <TextField
        type="search"
        label={t('filter.search')}
        hideLabel
        placeholder={t('filter.search')}
        maxLength={MAX_SEARCH_LENGTH}
        autoComplete="off"
        value={text}
        onChange={onText}
        className="min-w-40 flex-1"
      />
      <Toggle
        label={t('filter.questions')}
        isOn={filter.questions}
        onToggle={questions => onChange({ ...filter, questions })}
      />
      <Toggle
        label={t('filter.newcomers')}
        isOn={filter.newcomers}
        onToggle={newcomers => onChange({ ...filter, newcomers })}
      />
      {seesHeld ? (
        <Toggle
          label={t('filter.held')}
          isOn={filter.held}
          onToggle={held => onChange({ ...filter, held })}
        />
      ) : null}
      {person !== undefined || filter.personId !== undefined ? (
        <Toggle
          label={t('filter.person')}
          isOn={filter.personId !== undefined}
          onToggle={isOn => onChange({ ...filter, personId: isOn ? person : undefined })}
        />
      ) : null}
      {languages.length > 1 || filter.language !== undefined ? (
        <Select
          label={t('filter.language')}
          size="s"
          value={filter.language ?? ANY}
          options={[
            { value: ANY, label: t('filter.anyLanguage') },
            ...languages.map(value => ({ value, label: t(`moderation:line.language.${value}`) })),
          ]}
          onChange={value => onChange({ ...filter, language: value === ANY ? undefined : value })}
        />
      ) : null}
      {products.length > 0 || filter.productId !== undefined ? (
        <Select
          label={t('filter.product')}
          size="s"
          className="max-w-44"
          value={filter.productId ?? ANY}
          options={[{ value: ANY, label: t('filter.anyProduct') }, ...products]}
          onChange={value => onChange({ ...filter, productId: value === ANY ? undefined : value })}
        />
      ) : null}
    </fieldset>
  );
}

function Toggle(props: { label: string; isOn: boolean; onToggle: (isOn: boolean) => void }) {
  const { label, isOn, onToggle } = props;
  return (
    <Button size="s" variant={isOn ? 'primary' : 'plain'} aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
      {label}
    </Button>
  );
}

/** The products that the newest messages name, as options. */
function useNamedProducts() {
  const mentions = useRoomView(({ live }) => live.pulse.mentions);
  const products = useShow(show => show.catalog.products);
  return useMemo(() => {
    const named = new Set(Object.values(mentions).flat());
    return products
      .filter(({ id }) => named.has(id))
      .map(({ id: value, title: label }) => ({ value, label }));
  }, [mentions, products]);
}

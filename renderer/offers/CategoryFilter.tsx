import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../shared/catalog/product.ts';
import { Select } from '../ui/input/Select.tsx';

/** Select has no empty value, and no category starts with a space. */
const ALL = ' all';

/** Narrows the shelf to one category; nothing where all of its products are of one or none. */
export function CategoryFilter(props: {
  products: readonly Product[];
  value: string | undefined;
  onChange: (category: string | undefined) => void;
}) {
  const { products, value, onChange } = props;
  const { t } = useTranslation('offers');
  const categories = [...new Set(products.flatMap(({ category }) => category ?? []))].sort((one, other) =>
    one.localeCompare(other),
  );
  const isGone = value !== undefined && !categories.includes(value);
  useEffect(() => {
    if (isGone) onChange(undefined);
  }, [isGone, onChange]);
  if (new Set(products.map(({ category }) => category)).size < 2) return null;
  return (
    <Select
      size="s"
      label={t('category')}
      value={value ?? ALL}
      options={[
        { value: ALL, label: t('allCategories') },
        ...categories.map(category => ({ value: category, label: category })),
      ]}
      onChange={next => onChange(next === ALL ? undefined : next)}
      className="max-w-40"
    />
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CatalogField, type CatalogPreview, type ColumnMapping } from '../../../shared/catalog/file.ts';
import { Select } from '../../ui/input/Select.tsx';
import { currencyOptions } from './currencies.ts';

const NOTHING = '-';
/** Price fields can have a currency of their own. */
const isPrice = (field: CatalogField): boolean => field === 'price' || field === 'prices';

/** The columns of a file, each with its first values and the catalog field that it is mapped to. */
export function MappingTable(props: {
  preview: CatalogPreview;
  mapping: readonly ColumnMapping[];
  onChange: (mapping: ColumnMapping[]) => void;
}) {
  const { preview, mapping, onChange } = props;
  const { t } = useTranslation('catalog');
  const change = (column: string, next: ColumnMapping | undefined) => {
    const others = mapping.filter(each => each.column !== column);
    onChange(next ? [...others, next] : others);
  };
  return (
    <div className="max-h-72 overflow-y-auto rounded-m border border-line">
      <table className="w-full text-left text-s">
        <thead className="sticky top-0 z-10 bg-raised text-quiet">
          <tr>
            <th className="px-3 py-2 font-medium">{t('mapping.column')}</th>
            <th className="px-3 py-2 font-medium">{t('mapping.values')}</th>
            <th className="px-3 py-2 font-medium">{t('mapping.holds')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ name, samples }) => (
            <tr key={name} className="border-line border-t">
              <th scope="row" className="max-w-40 truncate px-3 py-1.5 font-medium">
                {name}
              </th>
              <td className="max-w-56 truncate px-3 py-1.5 text-quiet">{samples.join(' · ')}</td>
              <td className="px-3 py-1.5">
                <FieldSelect
                  column={name}
                  now={mapping.find(each => each.column === name)}
                  onChange={change}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FieldSelect(props: {
  column: string;
  now: ColumnMapping | undefined;
  onChange: (column: string, next: ColumnMapping | undefined) => void;
}) {
  const { column, now, onChange } = props;
  const { t, i18n } = useTranslation('catalog');
  const fields = CatalogField.options.map(field => ({ value: field, label: t(`field.${field}`) }));
  const currencies = useMemo(() => currencyOptions(i18n.language), [i18n.language]);
  return (
    <span className="flex gap-2">
      <Select
        size="s"
        className="w-44"
        label={t('mapping.holdsOf', { name: column })}
        options={[{ value: NOTHING, label: t('mapping.nothing') }, ...fields]}
        value={now?.field ?? NOTHING}
        onChange={field =>
          onChange(
            column,
            field === NOTHING ? undefined : { ...now, column, field: CatalogField.parse(field) },
          )
        }
      />
      {now && isPrice(now.field) ? (
        <Select
          size="s"
          className="w-32"
          label={t('mapping.currencyOf', { name: column })}
          options={[{ value: NOTHING, label: t('mapping.fileCurrency') }, ...currencies]}
          value={now.currency ?? NOTHING}
          onChange={code => {
            const { currency: _before, ...rest } = now;
            onChange(column, code === NOTHING ? rest : { ...rest, currency: code });
          }}
        />
      ) : null}
    </span>
  );
}

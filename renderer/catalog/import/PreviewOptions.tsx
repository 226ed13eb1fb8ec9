import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CatalogPreview,
  DecimalSign,
  Encoding,
  type ImportOptions,
} from '../../../shared/catalog-file.ts';
import { Checkout } from '../../../shared/product.ts';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { currencyOptions } from './currencies.ts';

/** What a file doesn't say of itself, with what was taken for it. */
export function PreviewChoices(props: {
  shown: CatalogPreview;
  options: ImportOptions;
  onDecide: (change: ImportOptions) => void;
}) {
  const { shown, options, onDecide } = props;
  const { t, i18n } = useTranslation('catalog');
  const currencies = useMemo(() => currencyOptions(i18n.language), [i18n.language]);
  const asksEncoding = shown.guessed || options.encoding !== undefined;
  const asksCurrency = shown.assumed > 0 || options.currency !== undefined;
  const isOwn = shown.columns.length > 0;
  return (
    <div className="grid grid-cols-2 gap-3">
      {asksEncoding ? (
        <Field label={t('choice.encoding')} hint={t('choice.encodingHint')}>
          <Select
            label={t('choice.encoding')}
            options={Encoding.options.map(value => ({ value, label: t(`encoding.${value}`) }))}
            value={options.encoding ?? shown.encoding}
            onChange={value => onDecide({ encoding: Encoding.parse(value) })}
          />
        </Field>
      ) : null}
      {asksCurrency ? (
        <Field label={t('choice.currency')} hint={t('choice.currencyHint')}>
          <Select
            label={t('choice.currency')}
            options={currencies}
            value={options.currency ?? shown.currency}
            onChange={currency => onDecide({ currency })}
          />
        </Field>
      ) : null}
      {isOwn ? (
        <Field label={t('choice.decimals')}>
          <Select
            label={t('choice.decimals')}
            options={DecimalSign.options.map(value => ({ value, label: t(`decimals.${value}`) }))}
            value={options.decimals ?? 'auto'}
            onChange={value => onDecide({ decimals: DecimalSign.parse(value) })}
          />
        </Field>
      ) : null}
      {shown.format.startsWith('shopify') ? <Shop now={options.shop ?? ''} onDecide={onDecide} /> : null}
    </div>
  );
}

/** A Shopify export doesn't say whose it is; with the shop's address its products can be bought. */
function Shop({ now, onDecide }: { now: string; onDecide: (change: ImportOptions) => void }) {
  const { t } = useTranslation('catalog');
  const [text, setText] = useState(now);
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
  const isGood = host === '' || Checkout.shape.shop.safeParse(host).success;
  const settle = () => {
    if (isGood && host !== now) onDecide({ shop: host === '' ? undefined : host });
  };
  return (
    <TextField
      label={t('choice.shop')}
      placeholder="northwind.myshopify.com"
      hint={t('choice.shopHint')}
      error={isGood ? undefined : t('choice.shopBad')}
      value={text}
      onChange={setText}
      onBlur={settle}
      onKeyDown={event => event.key === 'Enter' && settle()}
    />
  );
}

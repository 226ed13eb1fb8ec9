import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CatalogPreview,
  DecimalSign,
  Encoding,
  type ImportOptions,
} from '../../../shared/catalog/file.ts';
import { Checkout } from '../../../shared/catalog/product.ts';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { currencyOptions } from './currencies.ts';

/** Import options that the file does not specify, with the values that were assumed. */
export function PreviewOptions(props: {
  preview: CatalogPreview;
  options: ImportOptions;
  onChange: (change: ImportOptions) => void;
}) {
  const { preview, options, onChange } = props;
  const { t, i18n } = useTranslation('catalog');
  const [asked] = preview.signs;
  const currencies = useMemo(
    () => currencyOptions(i18n.language, asked?.currencies),
    [i18n.language, asked?.currencies],
  );
  const asksEncoding = preview.guessed || options.encoding !== undefined;
  const asksCurrency = preview.assumed > 0 || options.currency !== undefined;
  const isOwn = preview.columns.length > 0;
  const isBelow = preview.headerLine !== preview.firstLines[0]?.line;
  const asksHeader = preview.firstLines.length > 1 && (isBelow || preview.missing.length > 0);
  return (
    <div className="grid grid-cols-2 gap-3">
      {asksEncoding ? (
        <Field label={t('option.encoding')} hint={t('option.encodingHint')}>
          <Select
            label={t('option.encoding')}
            options={Encoding.options.map(value => ({ value, label: t(`encoding.${value}`) }))}
            value={options.encoding ?? preview.encoding}
            onChange={value => onChange({ encoding: Encoding.parse(value) })}
          />
        </Field>
      ) : null}
      {asked ? (
        <Field label={t('option.sign', { sign: asked.sign })} hint={t('option.signHint')}>
          <Select
            label={t('option.sign', { sign: asked.sign })}
            options={currencies}
            placeholder={t('option.signChoose')}
            value={options.currency ?? null}
            onChange={currency => onChange({ currency })}
          />
        </Field>
      ) : asksCurrency ? (
        <Field label={t('option.currency')} hint={t('option.currencyHint')}>
          <Select
            label={t('option.currency')}
            options={currencies}
            value={options.currency ?? preview.currency}
            onChange={currency => onChange({ currency })}
          />
        </Field>
      ) : null}
      {isOwn ? (
        <Field label={t('option.decimals')}>
          <Select
            label={t('option.decimals')}
            options={DecimalSign.options.map(value => ({ value, label: t(`decimals.${value}`) }))}
            value={options.decimals ?? 'auto'}
            onChange={value => onChange({ decimals: DecimalSign.parse(value) })}
          />
        </Field>
      ) : null}
      {asksHeader ? (
        <Field label={t('option.header')}>
          <Select
            label={t('option.header')}
            options={preview.firstLines.map(({ line, text }) => ({
              value: String(line),
              label: t('option.headerLine', { line, text }),
            }))}
            value={String(preview.headerLine)}
            onChange={line => onChange({ headerLine: Number(line), columns: undefined })}
          />
        </Field>
      ) : null}
      {preview.format.startsWith('shopify') ? <Shop now={options.shop ?? ''} onChange={onChange} /> : null}
    </div>
  );
}

/** The shop's host name, which a Shopify export lacks and which is needed for checkout links. */
function Shop({ now, onChange }: { now: string; onChange: (change: ImportOptions) => void }) {
  const { t } = useTranslation('catalog');
  const [text, setText] = useState(now);
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
  const isGood = host === '' || Checkout.shape.shop.safeParse(host).success;
  const settle = () => {
    if (isGood && host !== now) onChange({ shop: host === '' ? undefined : host });
  };
  return (
    <TextField
      label={t('option.shop')}
      placeholder="northwind.myshopify.com"
      hint={t('option.shopHint')}
      error={isGood ? undefined : t('option.shopBad')}
      value={text}
      onChange={setText}
      onBlur={settle}
      onKeyDown={event => event.key === 'Enter' && settle()}
    />
  );
}

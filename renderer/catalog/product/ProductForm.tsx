import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { SuggestField } from '../../ui/input/SuggestField.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { currencyOptions } from '../import/currencies.ts';
import { useProductValues } from '../use-product-values.ts';
import type { ProductDraft } from './draft.ts';
import { useErrorText } from './error-text.ts';
import { PictureField } from './PictureField.tsx';
import { closeProductTask } from './product-store.ts';
import { type FormTask, useProductForm } from './use-product-form.ts';
import { VariantsPart } from './VariantsPart.tsx';

/** The form of one product, which is new or is changed. */
export function ProductForm({ task }: { task: FormTask }) {
  const { t } = useTranslation('catalog');
  const form = useProductForm(task);
  const { draft, change, errors } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  const model = task.kind === 'edit' ? task.product : task.like;
  return (
    // The form says by itself what is wrong, in the page's language.
    <form noValidate onSubmit={submit} className="@container flex flex-col gap-4">
      <div className="flex @md:flex-row flex-col items-stretch @md:items-start gap-4">
        <PictureField src={model?.picture} file={form.picture} onChange={form.setPicture} />
        <Names draft={draft} change={change} errors={errors} isKnown={task.kind === 'edit'} />
      </div>
      <PricePart draft={draft} change={change} errors={errors} />
      <VariantsPart draft={draft} change={change} errors={errors} />
      <ShopPart draft={draft} change={change} errors={errors} />
      <div className="sticky -bottom-6 -mx-6 -mb-6 flex flex-wrap justify-end gap-2 border-line border-t bg-surface px-6 py-4">
        <Button onClick={closeProductTask}>{t('product.cancel')}</Button>
        <Button type="submit" variant="primary" disabled={form.isSaving}>
          {task.kind === 'edit' ? t('product.save') : t('product.add')}
        </Button>
      </div>
    </form>
  );
}

type PartProps = Pick<ReturnType<typeof useProductForm>, 'draft' | 'change' | 'errors'>;

function Names({ draft, change, errors, isKnown }: PartProps & { isKnown: boolean }) {
  const { t } = useTranslation('catalog');
  const error = useErrorText(errors);
  const brands = useProductValues('brand');
  const categories = useProductValues('category');
  return (
    <div className="grid min-w-0 flex-1 @md:grid-cols-2 gap-3">
      <TextField
        label={t('field.title')}
        value={draft.title}
        error={error('title')}
        maxLength={120}
        onChange={title => change({ title })}
      />
      <TextField
        label={t('field.id')}
        value={draft.id}
        error={error('id')}
        hint={isKnown ? undefined : t('product.idHint')}
        disabled={isKnown}
        maxLength={64}
        onChange={id => change({ id })}
      />
      <SuggestField
        label={t('field.brand')}
        options={brands}
        value={draft.brand}
        error={error('brand')}
        maxLength={80}
        onChange={brand => change({ brand })}
      />
      <SuggestField
        label={t('field.category')}
        options={categories}
        value={draft.category}
        error={error('category')}
        maxLength={60}
        onChange={category => change({ category })}
      />
    </div>
  );
}

/** Price and stock; with variants they are those of the variants. */
function PricePart({ draft, change, errors }: PartProps) {
  const { t, i18n } = useTranslation('catalog');
  const error = useErrorText(errors);
  const hasVariants = draft.variants.length > 0;
  const amount = (field: 'price' | 'compareAt' | 'stock', label: string) =>
    hasVariants ? null : (
      <TextField
        label={label}
        value={draft[field]}
        error={error(field)}
        inputMode="decimal"
        onChange={text => change({ [field]: text } as Partial<ProductDraft>)}
      />
    );
  return (
    <div className="grid @md:grid-cols-4 grid-cols-2 items-start gap-3">
      {amount('price', t('field.price'))}
      <Field label={t('field.currency')}>
        <Select
          label={t('field.currency')}
          value={draft.currency}
          options={currencyOptions(i18n.language)}
          onChange={currency => change({ currency })}
        />
      </Field>
      {amount('compareAt', t('field.compare_at'))}
      {amount('stock', t('field.stock'))}
      {hasVariants ? (
        <p className="@md:col-span-3 self-end pb-2 text-pretty text-quiet">{t('product.byVariants')}</p>
      ) : null}
    </div>
  );
}

/** Where it is sold, and what else it is called. */
function ShopPart({ draft, change, errors }: PartProps) {
  const { t } = useTranslation('catalog');
  const error = useErrorText(errors);
  return (
    <div className="grid @md:grid-cols-2 items-start gap-3">
      <TextField
        label={t('field.buy_url')}
        value={draft.buyUrl}
        error={error('buyUrl')}
        inputMode="url"
        placeholder="https://"
        onChange={buyUrl => change({ buyUrl })}
        className="@md:col-span-2"
      />
      <TextField
        label={t('field.regions')}
        hint={t('product.regionsHint')}
        value={draft.regions}
        error={error('regions')}
        onChange={regions => change({ regions })}
      />
      <TextField
        label={t('field.aliases')}
        hint={t('product.aliasesHint')}
        value={draft.aliases}
        error={error('aliases')}
        onChange={aliases => change({ aliases })}
      />
    </div>
  );
}

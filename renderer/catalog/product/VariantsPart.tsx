import clsx from 'clsx';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_VARIANTS } from '../../../shared/catalog/product.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { emptyVariant, type FieldError, type ProductDraft, type VariantDraft } from './draft.ts';
import { useErrorText } from './error-text.ts';

const FIELDS = ['title', 'id', 'price', 'compareAt', 'stock'] as const;
const LABELS = {
  title: 'field.title',
  id: 'field.id',
  price: 'field.price',
  compareAt: 'field.compare_at',
  stock: 'field.stock',
} as const;

/** One row where there is room for it, else two fields a line. */
const ROW = '@lg:grid-cols-[2fr_1.5fr_1fr_1fr_1fr_36px] gap-2';

/** The sizes, colours and the like that a product is sold in. */
export function VariantsPart(props: {
  draft: ProductDraft;
  change: (part: Partial<ProductDraft>) => void;
  errors: readonly FieldError[];
}) {
  const { draft, change, errors } = props;
  const { t } = useTranslation('catalog');
  const { variants } = draft;
  const put = (place: number, ...variant: VariantDraft[]) =>
    change({ variants: variants.toSpliced(place, 1, ...variant) });
  // The first one begins as the product stands.
  const next = variants.length > 0 ? emptyVariant() : { ...emptyVariant(), price: draft.price };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium">{t('product.variants')}</legend>
      {variants.length > 0 ? (
        <div aria-hidden className={clsx('@lg:grid hidden text-quiet text-s', ROW)}>
          {FIELDS.map(field => (
            <span key={field} className="truncate">
              {t(LABELS[field])}
            </span>
          ))}
        </div>
      ) : null}
      {variants.map((variant, place) => (
        <VariantRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a variant that is being written has no id yet, and none is moved.
          key={place}
          variant={variant}
          place={place}
          errors={errors}
          onChange={changed => put(place, changed)}
          onRemove={() => put(place)}
        />
      ))}
      {variants.length < MAX_VARIANTS ? (
        <div>
          <Button size="s" variant="ghost" onClick={() => change({ variants: [...variants, next] })}>
            <Plus size={14} aria-hidden /> {t('product.addVariant')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

function VariantRow(props: {
  variant: VariantDraft;
  place: number;
  errors: readonly FieldError[];
  onChange: (variant: VariantDraft) => void;
  onRemove: () => void;
}) {
  const { variant, place, errors, onChange, onRemove } = props;
  const { t } = useTranslation('catalog');
  const error = useErrorText(errors);
  return (
    <div
      className={clsx('grid grid-cols-2 items-start border-line @lg:border-0 border-b @lg:pb-0 pb-3', ROW)}
    >
      {FIELDS.map(field => (
        <div key={field} className="flex min-w-0 flex-col gap-1">
          <span aria-hidden className="@lg:hidden truncate text-quiet text-s">
            {t(LABELS[field])}
          </span>
          <TextField
            label={t('product.ofVariant', { field: t(LABELS[field]), number: place + 1 })}
            hideLabel
            value={variant[field]}
            error={error(field, place)}
            onChange={text => onChange({ ...variant, [field]: text })}
          />
        </div>
      ))}
      <div className="flex @lg:self-start self-end justify-end">
        <IconButton label={t('product.removeVariant', { title: variant.title })} onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/catalog/product.ts';
import type { DealItem } from '../../../shared/deals/terms.ts';
import { formatMoney } from '../../../shared/money.ts';
import { useShow } from '../../app/room-context.tsx';
import { useShelfProducts } from '../../catalog/use-shelf-products.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { changeDraft } from './form-store.ts';
import { Part, type PartProps, useFieldErrorText } from './Part.tsx';

const MAX_ITEMS = 5;

/** The product of the deal, or several for a bundle. */
export function ProductsPart({ draft, errors }: PartProps) {
  const { t } = useTranslation('deals');
  const products = useShow(show => show.catalog.products);
  const shelf = useShelfProducts();
  const error = useFieldErrorText(errors)('items');
  const { items } = draft;
  const put = (index: number, item: DealItem | undefined) =>
    changeDraft({ items: items.toSpliced(index, 1, ...(item ? [item] : [])) });
  const free = shelf.filter(({ id }) => !items.some(item => item.productId === id));
  const add = () => free[0] && changeDraft(withProduct(draft, free[0]));
  const rows: readonly (DealItem | undefined)[] = items.length > 0 ? items : [undefined];
  return (
    <Part title={t('form.products')}>
      {rows.map((item, index) => (
        <ItemRow
          key={item?.productId ?? 'first'}
          item={item}
          products={products}
          taken={items}
          onChange={next => put(index, next)}
          onProduct={product =>
            item ? put(index, itemOf(product)) : changeDraft(withProduct(draft, product))
          }
          onRemove={items.length > 1 ? () => put(index, undefined) : undefined}
        />
      ))}
      {error ? (
        <p role="alert" className="text-danger text-s">
          {error}
        </p>
      ) : null}
      {items.length > 0 && items.length < MAX_ITEMS && free.length > 0 ? (
        <div>
          <Button size="s" variant="ghost" onClick={add}>
            <Plus size={14} aria-hidden /> {t('form.addProduct')}
          </Button>
        </div>
      ) : null}
    </Part>
  );
}

const itemOf = ({ id, variants }: Product): DealItem => {
  const variantId = variants?.[0]?.id;
  return { productId: id, count: 1, ...(variantId ? { variantId } : {}) };
};

/** Adds a product; the deal gets its title unless it has one already. */
const withProduct = (draft: PartProps['draft'], product: Product) => ({
  items: [...draft.items, itemOf(product)],
  ...(draft.title.trim() === '' ? { title: product.title } : {}),
});

function ItemRow(props: {
  item: DealItem | undefined;
  products: readonly Product[];
  taken: readonly DealItem[];
  onChange: (item: DealItem) => void;
  onProduct: (product: Product) => void;
  onRemove: (() => void) | undefined;
}) {
  const { item, products, taken, onChange, onProduct, onRemove } = props;
  const { t, i18n } = useTranslation('deals');
  const chosen = products.find(({ id }) => id === item?.productId);
  const options = products
    .filter(
      ({ id, archived }) => id === chosen?.id || !(archived || taken.some(each => each.productId === id)),
    )
    .map(({ id, title, price }) => ({
      value: id,
      label: `${title} · ${formatMoney(price, i18n.language)}`,
    }));
  return (
    <div className="flex items-start gap-2">
      <Select
        label={t('form.product')}
        placeholder={t('form.chooseProduct')}
        value={chosen?.id ?? null}
        options={options}
        onChange={id => {
          const product = products.find(each => each.id === id);
          if (product) onProduct(product);
        }}
        className="flex-1"
      />
      {item && chosen?.variants ? (
        <Select
          label={t('form.variant')}
          placeholder={t('form.variant')}
          value={item.variantId ?? null}
          options={chosen.variants.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={variantId => onChange({ ...item, variantId })}
          className="w-40"
        />
      ) : null}
      {item ? (
        <TextField
          label={t('form.count')}
          hideLabel
          type="number"
          min={1}
          max={20}
          value={String(item.count)}
          onChange={text => onChange({ ...item, count: Math.min(20, Math.max(1, Math.floor(Number(text)))) })}
          className="w-16"
        />
      ) : null}
      {onRemove ? (
        <IconButton label={t('form.removeProduct', { title: chosen?.title ?? '' })} onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/catalog/product.ts';
import { useFilePicker } from '../../ui/hooks/use-file-picker.tsx';
import { ProductImage } from '../../ui/ProductImage.tsx';
import { useChosenPicture } from './use-chosen-picture.ts';

/** A product's image, which is a button to choose another one. */
export function PictureButton({ product, tabIndex }: { product: Product; tabIndex?: number }) {
  const { t } = useTranslation('catalog');
  const take = useChosenPicture();
  const { field, open } = useFilePicker('image/*', file => take(product, file));
  const label = t('ownPictures.choose', { title: product.title });
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={label}
        title={label}
        onClick={open}
        className="shrink-0 rounded-s hover:outline-2 hover:outline-accent"
      >
        <ProductImage src={product.picture} className="size-7" />
      </button>
      {field}
    </>
  );
}

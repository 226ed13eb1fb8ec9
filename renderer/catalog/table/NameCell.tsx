import clsx from 'clsx';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PictureButton } from '../pictures/PictureButton.tsx';
import type { Row } from './rows.ts';

/** The row header: a button to expand the variants, and the image, which is a button to choose another one. */
export function NameCell(props: {
  row: Row;
  opened: boolean;
  /** Whether the grid's active cell is in this row, whose buttons the Tab key reaches. */
  active: boolean;
  onOpen: () => void;
}) {
  const { row, opened, active, onOpen } = props;
  const { t } = useTranslation('catalog');
  const { product, variant } = row;
  if (variant) return <div role="rowheader" aria-label={`${product.title}: ${variant.title}`} />;
  return (
    <div
      role="rowheader"
      aria-label={product.title}
      className={clsx('flex shrink-0 items-center gap-1.5 pl-2', product.archived && 'opacity-60')}
      // The keys of its buttons are their own, not the grid's.
      onKeyDown={event => event.stopPropagation()}
    >
      {product.variants ? (
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={opened}
          aria-label={t('table.variants', { count: product.variants.length, title: product.title })}
          onClick={onOpen}
          className="flex size-6 items-center justify-center rounded-s text-quiet hover:bg-hover"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={clsx('transition-transform', opened && 'rotate-90')}
          />
        </button>
      ) : (
        <span className="w-6" />
      )}
      <PictureButton product={product} tabIndex={active ? 0 : -1} />
    </div>
  );
}

import { ImageDown, ImageOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoomView, useShow } from '../app/room-context.tsx';

/** Progress and errors of the product images that the server downloads; nothing if there are none. */
export function ImageStatus() {
  const { t } = useTranslation('catalog');
  const { waiting, failed } = useRoomView(view => view.live.catalog.pictures);
  const products = useShow(show => show.catalog.products);
  if (waiting === 0 && failed.length === 0) return null;
  const titleOf = (id: string) => products.find(product => product.id === id)?.title ?? id;
  return (
    <div className="flex flex-col gap-1 text-s">
      {waiting > 0 ? (
        <p role="status" className="flex items-center gap-2 text-quiet">
          <ImageDown size={14} aria-hidden className="shrink-0" />
          {t('pictures.waiting', { count: waiting })}
        </p>
      ) : null}
      {failed.length > 0 ? (
        <details>
          <summary className="flex cursor-pointer items-center gap-2 text-attention">
            <ImageOff size={14} aria-hidden className="shrink-0" />
            {t('pictures.failed', { count: failed.length })}
          </summary>
          <ul className="mt-1 max-h-40 overflow-y-auto pl-6">
            {failed.map(({ productId, fault }) => (
              <li key={productId} className="[overflow-wrap:anywhere]">
                {titleOf(productId)}: <span className="text-quiet">{t(`pictures.${fault}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

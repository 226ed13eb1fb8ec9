import clsx from 'clsx';
import { Package } from 'lucide-react';
import { useState } from 'react';
import { atServer } from '../../client/server-address.ts';

/** A product's image, square; a placeholder icon if there is none or it does not load. */
export function ProductImage({ src, className }: { src: string | undefined; className?: string }) {
  const [broken, setBroken] = useState<string>();
  const usable = src !== undefined && src !== broken;
  return (
    <span
      className={clsx(
        'flex shrink-0 items-center justify-center overflow-hidden rounded-s bg-hover text-faint',
        className,
      )}
    >
      {usable ? (
        <img
          src={atServer(src)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setBroken(src)}
          className="size-full object-cover"
        />
      ) : (
        <Package size={20} aria-hidden />
      )}
    </span>
  );
}

import clsx from 'clsx';
import { Package } from 'lucide-react';
import { useState } from 'react';

/** A product's picture, square; a quiet sign stands in where there is none or where it does not load. */
export function Picture({ address, className }: { address: string | undefined; className?: string }) {
  const [broken, setBroken] = useState<string>();
  const usable = address !== undefined && address !== broken;
  return (
    <span
      className={clsx(
        'flex shrink-0 items-center justify-center overflow-hidden rounded-s bg-hover text-faint',
        className,
      )}
    >
      {usable ? (
        <img
          src={address}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setBroken(address)}
          className="size-full object-cover"
        />
      ) : (
        <Package size={20} aria-hidden />
      )}
    </span>
  );
}

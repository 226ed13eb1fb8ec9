import clsx from 'clsx';
import { useState } from 'react';
import { atServer } from '../../client/server-address.ts';

interface ShowPictureProps {
  picture?: string | undefined;
  title: string;
  className: string;
}

/** A show's picture, cut to its place; where it has none, its first letter on a quiet ground. */
export function ShowPicture({ picture, title, className }: ShowPictureProps) {
  const [broken, setBroken] = useState('');
  const [letter = ''] = [...title.trim()];
  return (
    <div
      aria-hidden
      className={clsx('relative grid shrink-0 place-items-center overflow-hidden bg-hover', className)}
    >
      {picture && broken !== picture ? (
        <img
          src={atServer(picture)}
          alt=""
          onError={() => setBroken(picture)}
          className="absolute inset-0 size-full object-cover"
        />
      ) : (
        <span className="select-none font-semibold text-faint text-xl">{letter.toUpperCase()}</span>
      )}
    </div>
  );
}

import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Canvas } from '../../shared/scenes/document.ts';

const SHAPES: Record<Canvas, string> = {
  wide: 'aspect-video w-[min(100cqw,100cqh*16/9)]',
  tall: 'aspect-[9/16] w-[min(100cqw,100cqh*9/16)]',
};

/** A monitor with the canvas's aspect ratio, as large as its container allows; with a red border on air. */
export function PictureFrame({
  live,
  canvas = 'wide',
  children,
}: {
  live: boolean;
  canvas?: Canvas;
  children: ReactNode;
}) {
  return (
    <div className="grid size-full place-items-center [container-type:size]">
      <div
        data-theme="dark"
        className={clsx(
          'relative overflow-hidden rounded-m bg-screen text-ink',
          SHAPES[canvas],
          live &&
            'after:pointer-events-none after:absolute after:inset-0 after:rounded-m after:border-2 after:border-live',
        )}
      >
        {children}
      </div>
    </div>
  );
}

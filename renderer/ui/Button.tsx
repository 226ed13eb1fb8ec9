import { Button as BaseButton } from '@base-ui/react/button';
import clsx from 'clsx';
import type { ComponentProps } from 'react';

export type ButtonVariant = 'primary' | 'plain' | 'ghost' | 'live' | 'danger';
export type ButtonSize = 's' | 'm' | 'l';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent-strong text-on-accent hover:brightness-110',
  plain: 'border border-line bg-raised text-ink hover:bg-hover hover:border-line-strong',
  ghost: 'text-quiet hover:bg-hover hover:text-ink',
  live: 'bg-live-strong text-on-live hover:brightness-110',
  danger: 'bg-danger-soft text-danger hover:brightness-110',
};

const SIZES: Record<ButtonSize, string> = {
  s: 'h-7 text-s gap-1.5 rounded-s',
  m: 'h-9 text-m gap-2 rounded-s',
  l: 'h-10 text-m gap-2 rounded-m',
};

const WIDE: Record<ButtonSize, string> = { s: 'px-2', m: 'px-3', l: 'px-5' };
const SQUARE: Record<ButtonSize, string> = { s: 'w-7', m: 'w-9', l: 'w-10' };

/** The classes of a button, for other elements that look like one: links and menu triggers. */
export function buttonClass(
  variant: ButtonVariant = 'plain',
  size: ButtonSize = 'm',
  shape: 'wide' | 'square' = 'wide',
): string {
  return clsx(
    'inline-flex select-none items-center justify-center whitespace-nowrap font-medium',
    'transition-[background-color,border-color,filter,color] duration-150 ease-calm',
    'disabled:pointer-events-none disabled:opacity-45 data-disabled:opacity-45 pointer-coarse:min-h-11 pointer-coarse:min-w-11',
    VARIANTS[variant],
    SIZES[size],
    shape === 'square' ? SQUARE[size] : WIDE[size],
  );
}

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  shape?: 'wide' | 'square';
  className?: string | undefined;
}

/** A button with text. For an icon alone use IconButton, which requires a label. */
export function Button({ variant = 'plain', size = 'm', shape = 'wide', className, ...props }: ButtonProps) {
  return <BaseButton {...props} className={clsx(buttonClass(variant, size, shape), 'shrink-0', className)} />;
}

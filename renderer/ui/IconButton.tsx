import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import { Tooltip } from './overlay/Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'shape'> {
  /** Tooltip, and accessible name. */
  label: string;
  keys?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right';
  children: ReactNode;
}

/** A square button with an icon, a tooltip and an accessible name. */
export function IconButton({
  label,
  keys,
  side = 'bottom',
  size = 'm',
  variant = 'ghost',
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side}>
      <Button {...props} size={size} variant={variant} shape="square" aria-label={label} />
    </Tooltip>
  );
}

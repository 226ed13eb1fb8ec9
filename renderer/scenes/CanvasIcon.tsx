import { RectangleHorizontal, RectangleVertical } from 'lucide-react';
import type { Canvas } from '../../shared/scenes/document.ts';

/** What each canvas is called, in every language. */
export const CANVAS_NAMES: Record<Canvas, string> = { wide: '16:9', tall: '9:16' };

/** A canvas's shape. */
export function CanvasIcon({ canvas }: { canvas: Canvas }) {
  const Icon = canvas === 'wide' ? RectangleHorizontal : RectangleVertical;
  return <Icon size={16} aria-hidden />;
}

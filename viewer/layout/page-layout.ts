import type { Canvas } from '../../shared/scenes/document.ts';
import { type Fit, type Layout, layoutOf } from './layout.ts';

/** A show whose host has not chosen yet sends this one. */
const USUAL: Canvas = 'wide';

let canvas: Canvas = USUAL;
let chosen: Fit | undefined;
let layout = currentLayout();
const listeners = new Set<(layout: Layout) => void>();

function currentLayout(): Layout {
  return layoutOf(canvas, { width: innerWidth, height: innerHeight }, chosen);
}

/** Tells the style sheets, which arrange the page by it. */
function mark({ kind, fit }: Layout): void {
  const { dataset } = document.documentElement;
  dataset.layout = kind;
  dataset.fit = fit;
}

function apply(): void {
  layout = currentLayout();
  mark(layout);
  for (const listener of listeners) listener(layout);
}

/** Arranges the page for a canvas; `calmly`, by a short cross-fade, where a picture is seen already. */
export function setCanvas(next: Canvas, calmly = false): void {
  if (next === canvas) return;
  canvas = next;
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // Firefox has had this since version 144 only.
  if (calmly && !isReduced && 'startViewTransition' in document) document.startViewTransition(apply);
  else apply();
}

/** Crops the picture or shows the whole of it, as the viewer wants. */
export function setFit(fit: Fit): void {
  chosen = fit;
  apply();
}

/** Calls back with the current layout, and with each further one. */
export function onLayout(listener: (layout: Layout) => void): void {
  listeners.add(listener);
  listener(layout);
}

/** Arranges the page before anything else is known; the script within the document calls it. */
export const firstLayout = (): void => mark(layout);

/** Arranges the page again whenever the window changes its size. */
export const followWindow = (): void => addEventListener('resize', apply);

import type { Transition } from '../../shared/scenes.ts';

/** How far the picture has gone over from one scene to the next. */
export interface Mix {
  readonly kind: 'fade' | 'wipe';
  /** 0 is all the old scene, 1 all the new one. */
  readonly share: number;
}

/** Slow, fast, slow: a linear fade seems to jump at both ends. */
const ease = (share: number): number => share * share * (3 - 2 * share);

/** The mix so many milliseconds after a transition began; undefined as soon as only the new scene is seen. */
export function mixAt(transition: Transition, elapsedMs: number): Mix | undefined {
  if (transition.kind === 'cut' || elapsedMs >= transition.ms) return undefined;
  const share = ease(Math.max(0, elapsedMs) / transition.ms);
  return { kind: transition.kind, share };
}

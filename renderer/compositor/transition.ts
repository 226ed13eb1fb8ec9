import type { Transition } from '../../shared/scenes/document.ts';

/** Progress of a transition between two scenes. */
export interface Mix {
  readonly kind: 'fade' | 'wipe';
  /** Share of the new scene: 0 is only the old one, 1 only the new one. */
  readonly share: number;
}

/** Smoothstep: a linear fade seems to jump at both ends. */
const smoothstep = (share: number): number => share * share * (3 - 2 * share);

/** The mix at a time after the transition's start; undefined for a cut and after the end. */
export function mixAt(transition: Transition, elapsedMs: number): Mix | undefined {
  if (transition.kind === 'cut' || elapsedMs >= transition.ms) return undefined;
  const share = smoothstep(Math.max(0, elapsedMs) / transition.ms);
  return { kind: transition.kind, share };
}

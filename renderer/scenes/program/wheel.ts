import type { SceneEditor } from '../editor/scene-editor.ts';

const SPIN_MS = 5000;
const FRAME_MS = 1000 / 30;
const MIN_TURNS = 4;

/** Cubic ease-out: progress from 0 to 1 after this share of the duration. */
export const easeOutCubic = (share: number): number => 1 - (1 - Math.min(1, share)) ** 3;

/** Cryptographically random number in [0, 1): a giveaway must not be predictable. */
function randomFraction(): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return random / 2 ** 32;
}

/** Spins a wheel to a random position over five seconds. */
export function spinWheel(editor: SceneEditor, sourceId: string): void {
  const distance = MIN_TURNS + randomFraction();
  const startedAt = performance.now();
  let done = 0;
  // A timer instead of animation frames, which a hidden window does not get.
  const timer = setInterval(() => {
    const now = easeOutCubic((performance.now() - startedAt) / SPIN_MS) * distance;
    editor.spin(sourceId, now - done);
    done = now;
    if (done >= distance) clearInterval(timer);
  }, FRAME_MS);
}

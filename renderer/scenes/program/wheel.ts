import type { SceneEditor } from '../editor/scene-editor.ts';

const SPIN_MS = 5000;
const FRAME_MS = 1000 / 30;
const LEAST_TURNS = 4;

/** How far a wheel that is slowed evenly has come, from 0 to 1, after a part of its time. */
export const slowed = (part: number): number => 1 - (1 - Math.min(1, part)) ** 3;

/** A number from 0 to 1 that nobody can foresee: a giveaway must not be one's to steer. */
function chance(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn / 2 ** 32;
}

/** Spins a wheel until it stops by chance; it is drawn in every picture of the programme meanwhile. */
export function spinWheel(editor: SceneEditor, sourceId: string): void {
  const way = LEAST_TURNS + chance();
  const began = performance.now();
  let done = 0;
  // A timer, since a window that is hidden gets no animation frames and viewers see the wheel all the same.
  const timer = setInterval(() => {
    const now = slowed((performance.now() - began) / SPIN_MS) * way;
    editor.spin(sourceId, now - done);
    done = now;
    if (done >= way) clearInterval(timer);
  }, FRAME_MS);
}

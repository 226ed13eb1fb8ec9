import type { Room } from '../../client/room/room.ts';
import type { Command } from '../../shared/protocol.ts';

/** Something that was done and can be taken back. */
export interface Step {
  /** The command that takes it back, for the show as it is at that time; undefined once there is nothing left to undo. */
  readonly back: (now: number) => Command | undefined;
  /** The message on screen that offers the undo. */
  readonly toast: string | undefined;
}

const MAX_STEPS = 50;

const stepsOf = new WeakMap<Room, Step[]>();

/** Keeps what was done last, the newest on top. */
export function remember(room: Room, step: Step): void {
  stepsOf.set(room, [...(stepsOf.get(room) ?? []), step].slice(-MAX_STEPS));
}

/** Takes a step off the stack: the given one, or the newest. Each can be taken once. */
export function take(room: Room, wanted?: Step): Step | undefined {
  const steps = stepsOf.get(room) ?? [];
  const step = wanted ? steps.find(each => each === wanted) : steps.at(-1);
  if (step)
    stepsOf.set(
      room,
      steps.filter(each => each !== step),
    );
  return step;
}

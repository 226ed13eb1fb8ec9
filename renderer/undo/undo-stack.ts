import type { Room } from '../../client/room/room.ts';
import type { Command } from '../../shared/show/protocol.ts';

/** A command that was sent and can be undone. */
export interface UndoStep {
  /** The inverse command at a server time; undefined once there is nothing left to undo. */
  readonly inverse: (now: number) => Command | undefined;
  /** Id of the toast that offers the undo. */
  readonly toast: string | undefined;
}

const MAX_STEPS = 50;

const stacks = new WeakMap<Room, UndoStep[]>();

/** Pushes a step onto the room's undo stack; beyond MAX_STEPS the oldest is dropped. */
export function pushStep(room: Room, step: UndoStep): void {
  stacks.set(room, [...(stacks.get(room) ?? []), step].slice(-MAX_STEPS));
}

/** Removes a step from the stack and returns it: the given one, or the newest. Undefined if it is not on the stack. */
export function popStep(room: Room, wanted?: UndoStep): UndoStep | undefined {
  const steps = stacks.get(room) ?? [];
  const step = wanted ? steps.find(each => each === wanted) : steps.at(-1);
  if (step)
    stacks.set(
      room,
      steps.filter(each => each !== step),
    );
  return step;
}

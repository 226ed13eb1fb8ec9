/** Maximum number of undo steps. */
const MAX_STEPS = 100;

/** Undo history of an immutable value: each step keeps one reference. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Gesture that made the present value; further changes of the same gesture belong to the same step. */
  readonly gesture: string | undefined;
}

export const startHistory = <T>(present: T): History<T> => ({
  past: [],
  present,
  future: [],
  gesture: undefined,
});

/** Adds a step. Changes of one gesture, such as the moves of one drag, make one step together. */
export function step<T>(history: History<T>, next: T, gesture?: string): History<T> {
  if (next === history.present) return history;
  const isSame = gesture !== undefined && gesture === history.gesture;
  const past = isSame ? history.past : [...history.past, history.present].slice(-MAX_STEPS);
  return { past, present: next, future: [], gesture };
}

/** Ends the current gesture: the next change is a step of its own. */
export const endGesture = <T>(history: History<T>): History<T> =>
  history.gesture === undefined ? history : { ...history, gesture: undefined };

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    gesture: undefined,
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, gesture: undefined };
}

/** The time, and being woken at one: given from outside, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something after a while. Returns how to call that off. */
  after(ms: number, run: () => void): () => void;
}

/** What a pure decision may know besides the state: given from outside. */
export interface Moment {
  /** Server time in milliseconds. */
  readonly now: number;
  readonly newId: () => string;
}

/** Longest delay that a Node timer can hold. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** The time since 1970 as it was when this process started, and what has passed since; nobody can set it. */
export const systemClock: Clock = {
  now: () => Math.round(performance.timeOrigin + performance.now()),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(ms, MAX_TIMER_MS));
    return () => clearTimeout(timer);
  },
};

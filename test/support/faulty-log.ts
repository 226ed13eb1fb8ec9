import type { AppendOutcome, Commit, EventLog, LogPosition } from '../../server/log/event-log.ts';

type Append = EventLog['append'];

/** A real log whose appends a test takes into its own hand; everything else is the log's own. */
export interface FaultyLog extends EventLog {
  /** Does the next appends; undefined leaves them to the log again. */
  instead: Append | undefined;
  /** The log's own append. */
  readonly really: Append;
}

export function faulty(log: EventLog): FaultyLog {
  const really: Append = (show, commit, expected) => log.append(show, commit, expected);
  const overlay = {
    instead: undefined as Append | undefined,
    really,
    append: (show: string, commit: Commit, expected: LogPosition): Promise<AppendOutcome> =>
      (overlay.instead ?? really)(show, commit, expected),
  };
  return new Proxy(log, {
    get: (target, key) => {
      if (key in overlay) return overlay[key as keyof typeof overlay];
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (_target, key, value) => Reflect.set(overlay, key, value),
  }) as unknown as FaultyLog;
}

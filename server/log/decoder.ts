import type { Logger } from 'pino';
import type { ParseEvent, StoredEvent } from './event-log.ts';
import { lift } from './lift.ts';
import { type Cell, ROW_CELLS } from './thread-jobs.ts';

/**
 * Makes rows events again. One that can't be read is left out, so that it never makes a show unopenable; the first of
 * each name is logged.
 */
export class Decoder<E> {
  readonly #show: string;
  readonly #parse: ParseEvent<E>;
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #leftOut = new Set<string>();

  constructor(show: string, parse: ParseEvent<E>, logger: Pick<Logger, 'warn'>) {
    this.#show = show;
    this.#parse = parse;
    this.#logger = logger;
  }

  decode(cells: readonly Cell[]): E[] {
    const events: E[] = [];
    for (let at = 0; at < cells.length; at += ROW_CELLS) {
      const event = this.#decodeRow(cells, at);
      if (event !== undefined) events.push(event);
    }
    return events;
  }

  #decodeRow(cells: readonly Cell[], at: number): E | undefined {
    try {
      const event = this.#parse(toStored(cells, at));
      if (event === undefined) this.#report(cells, at, 'its name is not known');
      return event;
    } catch (error) {
      this.#report(cells, at, error);
      return undefined;
    }
  }

  #report(cells: readonly Cell[], at: number, error: unknown): void {
    const [, seq, , , name, version] = cells.slice(at, at + ROW_CELLS);
    if (this.#leftOut.has(String(name))) return;
    this.#leftOut.add(String(name));
    const event = { show: this.#show, name, seq, version };
    this.#logger.warn(
      { err: error, event },
      `The log has an event that can’t be read: ${name}, number ${seq}. It is left out, as are others of its kind.`,
    );
  }
}

function toStored(cells: readonly Cell[], start: number): StoredEvent {
  const [stream, seq, at, by, name, version, data, after] = cells.slice(start, start + ROW_CELLS);
  const common = {
    seq: Number(seq),
    at: Number(at),
    ...(typeof by === 'string' ? { by: JSON.parse(by) as unknown } : {}),
    version: Number(version),
    ...lift(String(name), Number(version), JSON.parse(String(data))),
  };
  return stream === 0 ? { stream: 'log', ...common } : { stream: 'talk', ...common, after: Number(after) };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { backoffMs } from '../../client/backoff.ts';
import { CommandError, WireError } from '../../shared/errors.ts';
import { MAX_PIECE_BYTES } from '../../shared/recording.ts';

/** How much of a recording waits in memory while it can't be sent, in bytes: two minutes of it. */
export const MAX_WAITING_BYTES = 64 * 1024 * 1024;
const ANSWER_WITHIN_MS = 10_000;
/** The first failure of a row is retried at once and may be chance; from the next on the host is told. */
const TOLD_AFTER = 2;

/** Why nothing gets through at the moment; it is tried again until it does. */
export type UploadTrouble = 'away' | 'disk-full';
/** Why nothing will get through any more. */
export type UploadFailure =
  | 'refused' // the invite ran out or was taken back
  | 'broken'; // the server's file is not what was sent

export interface UploadView {
  /** Bytes that the server has on its disk. */
  sent: number;
  /** Bytes that wait in memory. */
  waiting: number;
  trouble: UploadTrouble | undefined;
  failure: UploadFailure | undefined;
}

export interface UploaderOptions {
  /** Where the pieces of this recording go, without a query. */
  readonly address: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds to wait before an attempt of this number. */
  readonly pauseMs?: (attempt: number) => number;
}

interface Piece {
  readonly body: Blob;
  /** Milliseconds of the recording that are there with it. */
  readonly until: number;
}

/**
 * Sends a recording to the server as it is made: one request at a time, each for the place where the server's file
 * ends. A request whose answer was lost is sent again and finds its piece there, so nothing is missing and nothing is
 * there twice, through lost answers and restarts of the server.
 */
export class Uploader {
  readonly store: StoreApi<UploadView>;
  readonly #options: Required<UploaderOptions>;
  readonly #pieces: Piece[] = [];
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;
  #wake: () => void = () => {};
  #failures = 0;
  #isOpen = false;

  constructor({
    fetch: send = (...request) => fetch(...request),
    pauseMs = backoffMs,
    ...rest
  }: UploaderOptions) {
    this.#options = { fetch: send, pauseMs, ...rest };
    this.store = createStore<UploadView>(() => ({
      sent: 0,
      waiting: 0,
      trouble: undefined,
      failure: undefined,
    }));
  }

  /** Takes the next piece, which reaches to `until` milliseconds of the recording. */
  add(body: Blob, until: number): void {
    if (this.store.getState().failure) return;
    for (let start = 0; start < body.size; start += MAX_PIECE_BYTES)
      this.#pieces.push({ body: body.slice(start, start + MAX_PIECE_BYTES), until });
    this.store.setState(({ waiting }) => ({ waiting: waiting + body.size }));
    this.#run();
  }

  /** Lets what was added go to the server, which knows of the recording from now on. */
  open(): void {
    this.#isOpen = true;
    this.#run();
  }

  /** Resolves once everything that was added is on the server's disk, or can't get there any more. */
  async finished(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Ends a pause between two attempts: the server is there again. */
  retryNow(): void {
    this.#wake();
  }

  close(): void {
    this.#closing.abort();
    this.#wake();
  }

  #run(): void {
    if (!this.#isOpen) return;
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = undefined;
      // Something may have come just as the last round ended.
      if (this.#pieces.length > 0 && !this.#isOver()) this.#run();
    });
  }

  async #sendAll(): Promise<void> {
    while (this.#pieces.length > 0 && !this.#isOver()) {
      try {
        this.#settle(await this.#send());
      } catch (error) {
        await this.#failed(error);
      }
    }
  }

  #isOver(): boolean {
    return this.#closing.signal.aborted || this.store.getState().failure !== undefined;
  }

  /** Sends as many pieces as fit into one request; resolves to what the server's file has then. */
  async #send(): Promise<number> {
    const { address, token, fetch: send } = this.#options;
    const { sent } = this.store.getState();
    const { body, until } = joined(this.#pieces);
    const query = new URLSearchParams({ offset: String(sent), until: String(Math.round(until)) });
    const response = await send(`${address}?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body,
      signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    const answer = (await response.json()) as { size?: number; error?: unknown };
    if (response.ok && answer.size !== undefined) return answer.size;
    const { code, message, params } = WireError.parse(answer.error);
    if (code === 'wrong-offset' && params?.size !== sent) return Number(params?.size);
    throw new CommandError(code, message, params);
  }

  /** Lets go of what the server has; its file can only end somewhere in what was sent and what waits. */
  #settle(size: number): void {
    const { sent, waiting } = this.store.getState();
    if (!(size >= sent && size <= sent + waiting)) {
      this.store.setState({ failure: 'broken' });
      return;
    }
    for (let left = size - sent; left > 0; ) {
      const [first] = this.#pieces;
      if (!first) break;
      this.#pieces.shift();
      if (first.body.size > left) this.#pieces.unshift({ ...first, body: first.body.slice(left) });
      left -= first.body.size;
    }
    this.#failures = 0;
    this.store.setState({ sent: size, waiting: waiting - (size - sent), trouble: undefined });
  }

  async #failed(error: unknown): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const kind = kindOf(error);
    if (kind === 'refused' || kind === 'broken') return this.store.setState({ failure: kind });
    this.#failures += 1;
    if (this.#failures >= TOLD_AFTER) this.store.setState({ trouble: kind });
    await this.#pause(this.#options.pauseMs(this.#failures));
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function joined(pieces: readonly Piece[]): Piece {
  let bytes = 0;
  const fits = pieces.filter(({ body }) => {
    bytes += body.size;
    return bytes <= MAX_PIECE_BYTES;
  });
  return { body: new Blob(fits.map(({ body }) => body)), until: fits.at(-1)?.until ?? 0 };
}

/** What failed: an answer that says no for good, a full disk, or a server that gives no proper answer. */
function kindOf(error: unknown): UploadTrouble | UploadFailure {
  if (!(error instanceof CommandError)) return 'away';
  switch (error.code) {
    case 'storage':
      return 'disk-full';
    case 'internal':
    case 'rate-limited':
      return 'away';
    case 'wrong-offset':
      return 'broken';
    default:
      return 'refused';
  }
}

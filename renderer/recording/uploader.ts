import { createStore, type StoreApi } from 'zustand/vanilla';
import { backoffMs } from '../../client/backoff.ts';
import { CommandError, WireError } from '../../shared/errors.ts';
import { MAX_PIECE_BYTES } from '../../shared/recording/recording.ts';

/** Maximum of buffered data in bytes while it can't be uploaded: about two minutes. */
export const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;
/** Number of consecutive failures from which the host is warned; a single one is retried silently. */
const WARN_AFTER = 2;

/** Why uploading does not proceed; it is retried until it does. */
export type UploadWarning = 'unreachable' | 'disk-full';
/** Why uploading was given up. */
export type UploadError =
  | 'refused' // the server rejects the requests, for example because the invite was revoked
  | 'broken'; // the server's file does not contain what was uploaded

export interface UploadView {
  /** Bytes that the server acknowledged as written to disk. */
  sent: number;
  /** Bytes that are not acknowledged yet. */
  buffered: number;
  warning: UploadWarning | undefined;
  error: UploadError | undefined;
}

export interface UploaderOptions {
  /** URL of the recording's upload, without a query. */
  readonly address: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  /** Delay in milliseconds before the retry of this number. */
  readonly pauseMs?: (attempt: number) => number;
}

interface Chunk {
  readonly body: Blob;
  /** Duration of the recording up to the end of this chunk, in milliseconds. */
  readonly until: number;
}

/**
 * Resumable upload of a recording while it is being made. Sends one request at a time, with the offset at which the
 * server's file ends. After a lost response the request is repeated, and the server's actual size tells what it has, so
 * data is neither lost nor duplicated.
 */
export class Uploader {
  readonly store: StoreApi<UploadView>;
  readonly #options: Required<UploaderOptions>;
  readonly #chunks: Chunk[] = [];
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;
  #endPause: () => void = () => {};
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
      buffered: 0,
      warning: undefined,
      error: undefined,
    }));
  }

  /** Adds data; `until` is the recording's duration at its end, in milliseconds. */
  add(body: Blob, until: number): void {
    if (this.store.getState().error) return;
    for (let start = 0; start < body.size; start += MAX_PIECE_BYTES)
      this.#chunks.push({ body: body.slice(start, start + MAX_PIECE_BYTES), until });
    this.store.setState(({ buffered }) => ({ buffered: buffered + body.size }));
    this.#run();
  }

  /** Starts uploading: called when the server knows the recording. */
  open(): void {
    this.#isOpen = true;
    this.#run();
  }

  /** Resolves once all data is acknowledged or uploading was given up. */
  async finished(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Retries without further delay, because the server is reachable again. */
  retryNow(): void {
    this.#endPause();
  }

  close(): void {
    this.#closing.abort();
    this.#endPause();
  }

  #run(): void {
    if (!this.#isOpen) return;
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = undefined;
      // Data may have been added after the loop ended.
      if (this.#chunks.length > 0 && !this.#isDone()) this.#run();
    });
  }

  async #sendAll(): Promise<void> {
    while (this.#chunks.length > 0 && !this.#isDone()) {
      try {
        this.#acknowledge(await this.#send());
      } catch (error) {
        await this.#onError(error);
      }
    }
  }

  #isDone(): boolean {
    return this.#closing.signal.aborted || this.store.getState().error !== undefined;
  }

  /** Sends as many chunks as fit into one request. Resolves to the size of the server's file. */
  async #send(): Promise<number> {
    const { address, token, fetch: send } = this.#options;
    const { sent } = this.store.getState();
    const { body, until } = joined(this.#chunks);
    const query = new URLSearchParams({ offset: String(sent), until: String(Math.round(until)) });
    const response = await send(`${address}?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body,
      signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
    });
    const answer = (await response.json()) as { size?: number; error?: unknown };
    if (response.ok && answer.size !== undefined) return answer.size;
    const { code, message, params } = WireError.parse(answer.error);
    if (code === 'wrong-offset' && params?.size !== sent) return Number(params?.size);
    throw new CommandError(code, message, params);
  }

  /** Drops buffered data up to the size of the server's file, which must be between `sent` and `sent + buffered`. */
  #acknowledge(size: number): void {
    const { sent, buffered } = this.store.getState();
    if (!(size >= sent && size <= sent + buffered)) {
      this.store.setState({ error: 'broken' });
      return;
    }
    for (let left = size - sent; left > 0; ) {
      const [first] = this.#chunks;
      if (!first) break;
      this.#chunks.shift();
      if (first.body.size > left) this.#chunks.unshift({ ...first, body: first.body.slice(left) });
      left -= first.body.size;
    }
    this.#failures = 0;
    this.store.setState({ sent: size, buffered: buffered - (size - sent), warning: undefined });
  }

  async #onError(error: unknown): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const kind = kindOf(error);
    if (kind === 'refused' || kind === 'broken') return this.store.setState({ error: kind });
    this.#failures += 1;
    if (this.#failures >= WARN_AFTER) this.store.setState({ warning: kind });
    await this.#pause(this.#options.pauseMs(this.#failures));
  }

  #pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function joined(chunks: readonly Chunk[]): Chunk {
  let bytes = 0;
  const fits = chunks.filter(({ body }) => {
    bytes += body.size;
    return bytes <= MAX_PIECE_BYTES;
  });
  return { body: new Blob(fits.map(({ body }) => body)), until: fits.at(-1)?.until ?? 0 };
}

/** Classifies an error. Responses that are no valid JSON come from proxies and count as unreachable. */
function kindOf(error: unknown): UploadWarning | UploadError {
  if (!(error instanceof CommandError)) return 'unreachable';
  switch (error.code) {
    case 'storage':
      return 'disk-full';
    case 'internal':
    case 'rate-limited':
      return 'unreachable';
    case 'wrong-offset':
      return 'broken';
    default:
      return 'refused';
  }
}

import type { CatalogEdit } from '../../../shared/catalog/protocol.ts';
import type { PictureMatch } from './match-pictures.ts';
import type { GivenFile } from './picture-file.ts';
import { type PictureFault, PictureFileError } from './picture-file.ts';

/** Pictures that are worked on at once. */
const MAX_CONCURRENT = 2;
/** Pictures that come into the show together; few, so that little is lost when the rest never comes. */
const BATCH = 10;

/** A picture that could not be used, and why. */
export interface FailedPicture {
  readonly name: string;
  readonly fault: PictureFault;
}

export interface AttachOptions {
  readonly prepare: (file: Blob) => Promise<Blob>;
  /** Uploads a picture and resolves to its address. */
  readonly upload: (picture: Blob) => Promise<string>;
  /** Brings pictures into the show. */
  readonly save: (edits: CatalogEdit[]) => Promise<void>;
  /** After each file: how many are done. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

export interface Attached {
  /** Products that got their picture. */
  readonly products: number;
  readonly failed: readonly FailedPicture[];
  /** What stopped it before its end; what was done until then stays. */
  readonly error?: unknown;
}

class Attaching {
  readonly #options: AttachOptions;
  readonly #waiting: PictureMatch[];
  #edits: CatalogEdit[] = [];
  #done = 0;
  products = 0;
  readonly failed: FailedPicture[] = [];
  error: unknown;

  constructor(matches: readonly PictureMatch[], options: AttachOptions) {
    this.#options = options;
    this.#waiting = [...matches];
  }

  get #isStopped(): boolean {
    return this.error !== undefined || this.#options.signal.aborted;
  }

  async #take(file: GivenFile): Promise<string | undefined> {
    const { prepare, upload, signal } = this.#options;
    try {
      return await upload(await prepare(await file.open(signal)));
    } catch (error) {
      if (error instanceof PictureFileError) this.failed.push({ name: file.name, fault: error.fault });
      else if (!signal.aborted) this.error ??= error;
      return undefined;
    }
  }

  /** Works until nothing is left; several of these work side by side. */
  async work(): Promise<void> {
    while (!this.#isStopped) {
      const next = this.#waiting.shift();
      if (!next) return;
      const picture = await this.#take(next.file);
      if (picture)
        this.#edits.push(...next.productIds.map(productId => ({ productId, change: { picture } })));
      this.#done += 1;
      this.#options.onProgress(this.#done);
      if (this.#edits.length >= BATCH) await this.flush();
    }
  }

  /** Brings in what was uploaded. */
  async flush(): Promise<void> {
    const edits = this.#edits;
    this.#edits = [];
    if (edits.length === 0) return;
    try {
      await this.#options.save(edits);
      this.products += edits.length;
    } catch (error) {
      this.error ??= error;
    }
  }
}

/**
 * Gives products their pictures, a few at a time. Each batch is in the show for good, so whatever ends this early (an
 * abort, a lost server) loses nothing that was done. Never rejects.
 */
export async function attachPictures(
  matches: readonly PictureMatch[],
  options: AttachOptions,
): Promise<Attached> {
  const attaching = new Attaching(matches, options);
  await Promise.all(Array.from({ length: MAX_CONCURRENT }, () => attaching.work()));
  await attaching.flush();
  const { products, failed, error } = attaching;
  return { products, failed, ...(error !== undefined && { error }) };
}

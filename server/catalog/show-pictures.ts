import type { PictureErrorCode } from '../../shared/catalog/pictures.ts';
import type { CatalogEdit } from '../../shared/catalog/protocol.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { keepPicture } from '../pictures.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { fetchPicture, PictureError } from './fetch-picture.ts';

/** Pictures that are fetched at once; few, to go easy on a shop's server. */
const MAX_CONCURRENT = 4;

export interface ShowPicturesOptions {
  readonly show: Pick<ShowContext, 'state' | 'submit' | 'logger' | 'broadcaster'>;
  /** The folder of pictures. */
  readonly folder: string;
  /** Whether pictures may come from this machine and private networks. */
  readonly mayBePrivate: boolean;
}

type Outcome = { readonly address: string } & (
  | { readonly kept: string }
  | { readonly fault: PictureErrorCode }
);

/** Whether a picture is on another server; a path is on this one. */
const isRemote = (picture: string | undefined): picture is string => picture?.startsWith('http') ?? false;

/**
 * Fetches the pictures of a show's products from their shops, so that viewers load them from this server, and the show
 * doesn't change when a shop changes or removes one. It follows the show's state: every remote picture is replaced by a
 * copy, now or after the next start.
 */
export class ShowPictures implements Reactor {
  readonly #options: ShowPicturesOptions;
  readonly #stop = new AbortController();
  readonly #running = new Set<string>();
  /** Failures by product; retried when the product is imported again. */
  readonly #failed = new Map<string, { address: string; fault: PictureErrorCode }>();
  #done: Outcome[] = [];
  #isWriting = false;
  #fetched = 0;

  constructor(options: ShowPicturesOptions) {
    this.#options = options;
    this.#fill();
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    return kind === 'crew' ? [this.#progress()] : [];
  }

  #progress(): Signal {
    const failed = [...this.#failed].map(([productId, { address, fault }]) => ({
      productId,
      address,
      fault,
    }));
    return {
      signal: 'catalog.pictures',
      data: { waiting: this.#waiting().length, kept: this.#fetched, failed },
    };
  }

  /** Applies an event of the show's log. */
  observe(event: ShowEvent): void {
    if (event.name === 'catalog.imported') for (const { id } of event.data.products) this.#failed.delete(id);
    if (event.name === 'catalog.removed') this.#failed.delete(event.data.productId);
    if (event.name !== 'catalog.imported' && event.name !== 'catalog.edited') return;
    if (this.#fill()) this.#signal();
  }

  close(): void {
    this.#stop.abort();
  }

  #signal(): void {
    this.#options.show.broadcaster.signal(this.#progress());
  }

  /** Addresses of the pictures that are still to be fetched, each once. */
  #waiting(): string[] {
    const products = this.#options.show.state.catalog.products.filter(
      ({ id, picture }) => isRemote(picture) && this.#failed.get(id)?.address !== picture,
    );
    return [...new Set(products.flatMap(({ picture }) => picture ?? []))];
  }

  /** Starts as many fetches as may run at once. Returns whether any began. */
  #fill(): boolean {
    const isDone = new Set(this.#done.map(({ address }) => address));
    const next = this.#waiting().filter(address => !this.#running.has(address) && !isDone.has(address));
    const started = next.slice(0, Math.max(0, MAX_CONCURRENT - this.#running.size));
    for (const address of started) void this.#fetch(address);
    return started.length > 0;
  }

  async #fetch(address: string): Promise<void> {
    this.#running.add(address);
    const outcome = await this.#outcomeOf(address);
    this.#running.delete(address);
    if (this.#stop.signal.aborted) return;
    this.#done.push(outcome);
    void this.#write();
    this.#fill();
  }

  async #outcomeOf(address: string): Promise<Outcome> {
    const { folder, mayBePrivate } = this.#options;
    try {
      const body = await fetchPicture(address, mayBePrivate, this.#stop.signal);
      return { address, kept: await keepPicture(folder, body) };
    } catch (error) {
      if (error instanceof PictureError) {
        this.#options.show.logger.info(
          { err: error, host: URL.parse(address)?.host },
          'A product’s picture could not be fetched.',
        );
        return { address, fault: error.fault };
      }
      this.#options.show.logger.error({ err: error }, 'A picture could not be written to disk.');
      return { address, fault: 'unreachable' };
    }
  }

  /** Writes the outcomes to the show's log; those that come meanwhile are written together with the next command. */
  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#done.length > 0) {
      // A copy: outcomes that come during the write are not part of it.
      const outcomes = [...this.#done];
      const edits = outcomes.flatMap(outcome => this.#editsFor(outcome));
      try {
        if (edits.length > 0) await this.#options.show.submit('catalog.editMany', { edits });
      } catch (error) {
        this.#options.show.logger.error({ err: error }, 'A fetched picture could not be written to the log.');
        // Not retried at once: a full disk must not cause endless requests to the shop's server.
        for (const { address } of outcomes) this.#fail(address, 'unreachable');
      }
      this.#done = this.#done.slice(outcomes.length);
      this.#signal();
    }
    this.#isWriting = false;
    this.#fill();
  }

  #fail(address: string, fault: PictureErrorCode): void {
    for (const { id, picture } of this.#options.show.state.catalog.products)
      if (picture === address) this.#failed.set(id, { address, fault });
  }

  /** The edits for every product that still has the picture. */
  #editsFor(outcome: Outcome): CatalogEdit[] {
    const { address } = outcome;
    const products = this.#options.show.state.catalog.products.filter(({ picture }) => picture === address);
    if ('kept' in outcome) {
      this.#fetched += 1;
      return products.map(({ id }) => ({ productId: id, change: { picture: outcome.kept } }));
    }
    this.#fail(address, outcome.fault);
    // A server that can't be reached now may be reachable later, or for viewers; what isn't a picture never will be one.
    const isLost = outcome.fault !== 'unreachable' && outcome.fault !== 'too-slow';
    return isLost ? products.map(({ id }) => ({ productId: id, change: { picture: null } })) : [];
  }
}

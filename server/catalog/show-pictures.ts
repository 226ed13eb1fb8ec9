import type { PictureFault } from '../../shared/catalog/pictures.ts';
import type { CatalogEdit } from '../../shared/catalog/protocol.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { keepPicture } from '../pictures.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { fetchPicture, PictureProblem } from './fetch-picture.ts';

/** How many pictures are fetched at once: a shop's own server must not feel it. */
const AT_ONCE = 4;

export interface ShowPicturesOptions {
  readonly show: Pick<ShowContext, 'state' | 'submit' | 'logger' | 'broadcaster'>;
  /** Where pictures are kept. */
  readonly folder: string;
  /** Whether pictures may come from this machine and private networks. */
  readonly mayBePrivate: boolean;
}

type Outcome = { readonly address: string } & ({ readonly kept: string } | { readonly fault: PictureFault });

/** Every address in the web; a path is on this server already. */
const isRemote = (picture: string | undefined): picture is string => picture?.startsWith('http') ?? false;

/**
 * Fetches the pictures of a show's products from their shops, so that viewers load them from here and a shop that
 * changes or loses one does not change the show. It follows the show's state: whatever product has a remote picture
 * gets one of its own, now or after the next start.
 */
export class ShowPictures implements Reactor {
  readonly #options: ShowPicturesOptions;
  readonly #stop = new AbortController();
  readonly #running = new Set<string>();
  /** What could not be had, by product; tried again when the product is imported again. */
  readonly #failed = new Map<string, { address: string; fault: PictureFault }>();
  #done: Outcome[] = [];
  #isWriting = false;
  #kept = 0;

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
      data: { waiting: this.#waiting().length, kept: this.#kept, failed },
    };
  }

  /** Follows the show's log. */
  observe(event: ShowEvent): void {
    if (event.name === 'catalog.imported') for (const { id } of event.data.products) this.#failed.delete(id);
    if (event.name !== 'catalog.imported' && event.name !== 'catalog.edited') return;
    if (this.#fill()) this.#signal();
  }

  close(): void {
    this.#stop.abort();
  }

  #signal(): void {
    this.#options.show.broadcaster.signal(this.#progress());
  }

  /** Remote pictures that are still to be had, each once. */
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
    const started = next.slice(0, Math.max(0, AT_ONCE - this.#running.size));
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
      if (error instanceof PictureProblem) return { address, fault: error.fault };
      this.#options.show.logger.error({ err: error }, 'A picture could not be kept.');
      return { address, fault: 'unreachable' };
    }
  }

  /** Writes what is done into the show's log; what comes in meanwhile goes along with the next one. */
  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#done.length > 0) {
      // A copy: what comes in during the write is not part of it.
      const outcomes = [...this.#done];
      const edits = outcomes.flatMap(outcome => this.#editsFor(outcome));
      try {
        if (edits.length > 0) await this.#options.show.submit('catalog.editMany', { edits });
      } catch (error) {
        this.#options.show.logger.error({ err: error }, 'A fetched picture could not be written to the log.');
        // Not fetched again at once: a disk that is full must not set the shop's server under fire.
        for (const { address } of outcomes) this.#fail(address, 'unreachable');
      }
      this.#done = this.#done.slice(outcomes.length);
      this.#signal();
    }
    this.#isWriting = false;
    this.#fill();
  }

  #fail(address: string, fault: PictureFault): void {
    for (const { id, picture } of this.#options.show.state.catalog.products)
      if (picture === address) this.#failed.set(id, { address, fault });
  }

  /** What an outcome changes of every product that still has that picture. */
  #editsFor(outcome: Outcome): CatalogEdit[] {
    const { address } = outcome;
    const products = this.#options.show.state.catalog.products.filter(({ picture }) => picture === address);
    if ('kept' in outcome) {
      this.#kept += 1;
      return products.map(({ id }) => ({ productId: id, change: { picture: outcome.kept } }));
    }
    this.#fail(address, outcome.fault);
    // Who can't be reached now may be reached by viewers or later; what is no picture will never be one.
    const isLost = outcome.fault !== 'unreachable' && outcome.fault !== 'too-slow';
    return isLost ? products.map(({ id }) => ({ productId: id, change: { picture: null } })) : [];
  }
}

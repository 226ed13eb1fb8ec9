import type { Role } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Member } from '../show/broadcaster.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';

/** A live show that has had neither a host nor a picture for so long is told as interrupted. */
export const INTERRUPTED_AFTER_MS = 10 * 60_000;

export interface HostWatchOptions {
  readonly show: Pick<ShowContext, 'state' | 'clock' | 'submit' | 'logger'>;
  /** Whether viewers get a picture or sound: an encoder may send without any studio. */
  readonly isOnAir: () => boolean;
}

/**
 * Watches a live show for its host. A studio that crashed, or a server that comes back without one, leaves a show live
 * that nobody leads any more; after some time everybody is told so, until a host goes on with it or ends it.
 */
export class HostWatch implements Reactor {
  readonly #options: HostWatchOptions;
  #hosts = 0;
  /** Since when nobody leads the show. */
  #since = 0;
  #cancel: (() => void) | undefined;

  constructor(options: HostWatchOptions) {
    this.#options = options;
    this.#update();
  }

  joined({ actor }: Member): void {
    this.#count(actor.role, 1);
  }

  left({ actor }: Member): void {
    this.#count(actor.role, -1);
  }

  observe({ name }: ShowEvent): void {
    if (name.startsWith('show.')) this.#update();
  }

  /** Keeps the show open until it is told as interrupted. */
  isBusy(): boolean {
    return this.#cancel !== undefined;
  }

  close(): void {
    this.#cancel?.();
  }

  #count(role: Role, change: number): void {
    if (role !== 'host') return;
    this.#hosts += change;
    this.#update();
  }

  #update(): void {
    const { state, clock } = this.#options.show;
    const { phase } = state.lifecycle;
    const isLeft = phase.kind === 'live' && phase.interruptedAt === undefined && this.#hosts === 0;
    if (isLeft === this.isBusy()) return;
    this.#cancel?.();
    this.#cancel = undefined;
    if (!isLeft) return;
    this.#since = clock.now();
    this.#wait();
  }

  #wait(): void {
    const { show, isOnAir } = this.#options;
    this.#cancel = show.clock.after(INTERRUPTED_AFTER_MS, () => {
      // A picture that is there now may have come at any time since; it is looked at again after as long.
      if (isOnAir()) {
        this.#since = show.clock.now();
        this.#wait();
        return;
      }
      this.#cancel = undefined;
      show
        .submit('show.interrupt', { since: this.#since })
        .catch((error: unknown) =>
          show.logger.warn({ err: error }, 'That a show is interrupted could not be written to its log.'),
        );
    });
  }
}

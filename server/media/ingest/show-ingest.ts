import { CommandError } from '../../../shared/errors.ts';
import type {
  IngestDenial,
  IngestErrorCode,
  IngestProtocol,
  IngestSettings,
  IngestState,
} from '../../../shared/ingest/protocol.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import type { Signal } from '../../../shared/show/signals.ts';
import type { MediaRoom } from '../media-room.ts';
import { ingestKey, isSameKey } from './ingest-key.ts';

/** A publisher that has sent nothing for this long is replaced by another: mostly the same encoder after a reconnect. */
const REPLACEABLE_AFTER_MS = 2000;

/**
 * How long the crew is told of an encoder that was turned away: it is gone by then, or tries again every few seconds as
 * encoders do.
 */
const REFUSAL_MS = 20_000;

/** Why an encoder that has gone was not on air, and of codecs what it offered in the way people write it. */
export interface Refusal {
  readonly code: IngestErrorCode;
  readonly offered?: string;
}

/** An encoder that publishes into a show. */
export interface Publisher {
  readonly protocol: IngestProtocol;
  /** When its last packet came, by `performance.now()`: by a clock that nobody sets. */
  readonly lastPacketAt: number;
  /** Ends its connection. */
  readonly end: () => void;
  /** Called when the host has chosen whose picture viewers get. */
  onInputSelected?(): void;
}

export interface ShowIngestOptions {
  readonly show: string;
  readonly secret: string;
  readonly settings: IngestSettings;
  readonly room: MediaRoom;
  /** Sends a signal to the crew. */
  readonly onSignal: (signal: Signal) => void;
}

/** A show's ingest: accepts one publisher at a time, with the show's key, and signals its state to the crew. */
export class ShowIngest {
  readonly room: MediaRoom;
  readonly #options: ShowIngestOptions;
  #keyVersion: number;
  #publisher: Publisher | undefined;
  #state: IngestState = { kind: 'none' };
  #refusalTimer: NodeJS.Timeout | undefined;
  #denial: IngestDenial | null = null;
  #denialTimer: NodeJS.Timeout | undefined;

  constructor(options: ShowIngestOptions) {
    this.room = options.room;
    this.#options = options;
    this.#keyVersion = options.settings.keyVersion;
    this.room.selectInput(options.settings.input);
  }

  /** The key that encoders publish with now. */
  get key(): string {
    return ingestKey(this.#options.secret, this.#options.show, this.#keyVersion);
  }

  /** The show's slug. */
  get show(): string {
    return this.#options.show;
  }

  /** Throws a CommandError `bad-token` where none of these is the current key. */
  checkKey(...keys: readonly string[]): void {
    const { key: current } = this;
    if (!keys.some(key => isSameKey(key, current))) {
      throw new CommandError(
        'bad-token',
        'This key is not the one of the show; the studio shows the right one.',
      );
    }
  }

  /** The newest state, for somebody who joins the crew. */
  latest(): Signal {
    return { signal: 'ingest.state', data: this.#state };
  }

  /** Who was denied access lately, for somebody who joins the crew. */
  latestDenial(): Signal {
    return { signal: 'ingest.denied', data: this.#denial };
  }

  /** Applies an event of the show's log. */
  observe(event: ShowEvent): void {
    if (event.name === 'ingest.used') {
      this.room.selectInput(event.data.input);
      this.#publisher?.onInputSelected?.();
    }
    if (event.name !== 'ingest.keyRenewed') return;
    this.#keyVersion = event.data.keyVersion;
    this.#publisher?.end();
  }

  /** Makes this the show's publisher. Throws a CommandError `elsewhere` while another one sends. */
  attach(publisher: Publisher): void {
    const before = this.#publisher;
    if (before && performance.now() - before.lastPacketAt < REPLACEABLE_AFTER_MS) {
      throw new CommandError('elsewhere', 'Another encoder sends to this show already.');
    }
    this.#publisher = publisher;
    before?.end();
    this.#setDenial(null);
    this.report(publisher, { kind: 'connecting', protocol: publisher.protocol });
  }

  /** Reports a publisher's state; ignored of one that was replaced. */
  report(publisher: Publisher, state: IngestState): void {
    if (this.#publisher === publisher) this.#set(state);
  }

  /** Tells the crew for a while of an encoder that was turned away; not while another one publishes. */
  reportRefused(protocol: IngestProtocol, refusal: Refusal): void {
    if (this.#publisher) return;
    this.#set({ kind: 'problem', protocol, ...refusal });
    this.#refusalTimer = setTimeout(() => this.#set({ kind: 'none' }), REFUSAL_MS);
  }

  /** Removes a publisher that has gone. */
  detach(publisher: Publisher): void {
    if (this.#publisher !== publisher) return;
    this.#publisher = undefined;
    this.#set({ kind: 'none' });
  }

  /** Tells the crew for a while of an encoder that was denied access; another one may be sending meanwhile. */
  reportDenied(denial: IngestDenial): void {
    this.#setDenial(denial);
    this.#denialTimer = setTimeout(() => this.#setDenial(null), REFUSAL_MS);
  }

  close(): void {
    clearTimeout(this.#refusalTimer);
    clearTimeout(this.#denialTimer);
    this.#publisher?.end();
  }

  #setDenial(denial: IngestDenial | null): void {
    clearTimeout(this.#denialTimer);
    if (JSON.stringify(denial) === JSON.stringify(this.#denial)) return;
    this.#denial = denial;
    this.#options.onSignal(this.latestDenial());
  }

  #set(state: IngestState): void {
    clearTimeout(this.#refusalTimer);
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#options.onSignal(this.latest());
  }
}

import type { ChatPlatform } from '../../shared/chat/message.ts';
import type { ChatSource, ChatSourceState, SourceLine } from '../../shared/multichat/contract.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { TokenBucket } from '../edge/token-bucket.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import type { ChatAdapter, ChatConnection, ConnectionState } from './adapter.ts';

/** What a crew can read, and what a foreign crowd may make this show's log grow by. */
const LINES = { most: 60, perSecond: 15 };
/** Lines are gathered for so long, so that a rush costs one commit and not one for each line. */
const GATHER_MS = 200;
/** Counts of left-out lines are told at most so often. */
const TELL_DROPPED_MS = 2000;

export type Adapters = Readonly<Record<ChatPlatform, ChatAdapter>>;

/** A source as it is read: its connection, what it gathered, and what it left out. */
class SourceReader {
  readonly #show: ShowContext;
  readonly #id: string;
  readonly #onChange: () => void;
  readonly #connection: ChatConnection;
  readonly #bucket = new TokenBucket(LINES.most);
  #state: ConnectionState = { kind: 'connecting' };
  #gathered: SourceLine[] = [];
  #timer: NodeJS.Timeout | undefined;
  #dropped = 0;
  #droppedToldAt = 0;

  constructor(show: ShowContext, source: ChatSource, adapter: ChatAdapter, onChange: () => void) {
    this.#show = show;
    this.#id = source.id;
    this.#onChange = onChange;
    this.#connection = adapter.connect(source.channel, {
      onLine: line => this.#gather(line),
      onRetracted: (of, id) => this.#retract(of, id),
      onState: state => {
        this.#state = state;
        onChange();
      },
    });
  }

  get state(): ChatSourceState {
    const state = this.#state;
    return state.kind === 'reading' ? { kind: 'reading', dropped: this.#dropped } : state;
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#connection.close();
  }

  #gather(line: SourceLine): void {
    if (!this.#bucket.take(1, LINES)) {
      this.#drop();
      return;
    }
    this.#gathered.push(line);
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  #drop(): void {
    this.#dropped += 1;
    const now = performance.now();
    if (now - this.#droppedToldAt < TELL_DROPPED_MS) return;
    this.#droppedToldAt = now;
    this.#onChange();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#gathered;
    this.#gathered = [];
    if (lines.length > 0) this.#submit('multichat.receive', { sourceId: this.#id, lines });
  }

  #retract(of: 'line' | 'author', id: string): void {
    // What is taken away may be among what waits.
    this.#flush();
    this.#submit('multichat.retract', { sourceId: this.#id, of, id });
  }

  #submit<N extends 'multichat.receive' | 'multichat.retract'>(name: N, data: CommandData<N>): void {
    this.#show.submit(name, data).catch((error: unknown) => {
      const what = 'A chat of another platform could not be taken over.';
      this.#show.logger.warn({ err: error, source: this.#id }, what);
    });
  }
}

/** The other chats that a show reads along, while it is not over. */
export class ShowMultichat implements Reactor {
  readonly #show: ShowContext;
  readonly #adapters: Adapters;
  readonly #readers = new Map<string, SourceReader>();

  constructor(show: ShowContext, adapters: Adapters) {
    this.#show = show;
    this.#adapters = adapters;
    this.#update();
  }

  observe({ name }: ShowEvent): void {
    if (name.startsWith('multichat.') || name.startsWith('show.')) this.#update();
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    return kind === 'crew' ? [this.#signal()] : [];
  }

  retry(sourceId: string): boolean {
    const reader = this.#readers.get(sourceId);
    reader?.retryNow();
    return reader !== undefined;
  }

  close(): void {
    for (const reader of this.#readers.values()) reader.close();
    this.#readers.clear();
  }

  /** Reads what the show names, and nothing else. */
  #update(): void {
    const { multichat, lifecycle } = this.#show.state;
    const sources = lifecycle.phase.kind === 'ended' ? [] : multichat.sources;
    const wanted = new Set(sources.map(({ id }) => id));
    for (const [id, reader] of this.#readers) {
      if (wanted.has(id)) continue;
      reader.close();
      this.#readers.delete(id);
    }
    const tell = () => this.#show.broadcaster.signal(this.#signal());
    for (const source of sources) {
      if (this.#readers.has(source.id)) continue;
      this.#readers.set(
        source.id,
        new SourceReader(this.#show, source, this.#adapters[source.platform], tell),
      );
    }
    tell();
  }

  #signal(): Signal {
    const states = Object.fromEntries([...this.#readers].map(([id, { state }]) => [id, state]));
    return { signal: 'multichat.state', data: { states } };
  }
}

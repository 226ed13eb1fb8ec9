import { MAX_RECENT } from '../../shared/ledger/contract.ts';
import { kindOf, type LedgerEntry, type LedgerKind } from '../../shared/ledger/format.ts';
import { ledgerPart } from '../../shared/ledger/part.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Fold } from '../show/live-fold.ts';
import { Chain, type ChainStart } from './chain.ts';

/** What the ledger makes of a log: its chain, and the newest entries of each kind with the events that they are of. */
export class LedgerFold implements Fold {
  readonly #show: string;
  readonly #recent = new Map<LedgerKind, RecentEntry[]>();
  /** People whose words were erased, until they write again. */
  readonly erased = new Set<string>();
  #start: ChainStart | undefined;
  #chain: Chain | undefined;
  #logSeq = 0;

  /** @param show the log's id */
  constructor(show: string) {
    this.#show = show;
  }

  /** What the chain begins with; undefined before the first event. */
  get start(): ChainStart | undefined {
    return this.#start;
  }

  /** Number and digest of the newest entry; undefined before the first. */
  get newest(): Pick<LedgerEntry, 'seq' | 'digest'> | undefined {
    return this.#chain && this.#chain.seq > 0 ? this.#chain : undefined;
  }

  /** The entry of an event, where it has one. An event that comes again has none. */
  apply(event: ShowEvent): LedgerEntry | undefined {
    const part = ledgerPart(event);
    if (!part || event.seq <= this.#logSeq) return undefined;
    this.#logSeq = event.seq;
    this.#start ??= {
      show: this.#show,
      title: event.name === 'show.created' ? event.data.title : '',
      at: event.at,
    };
    this.#chain ??= new Chain(this.#start);
    const { at, by, name } = event;
    const entry = this.#chain.append({
      at,
      ...(by && { by: { id: by.id, role: by.role } }),
      name,
      data: part.data as LedgerEntry['data'],
    });
    if (event.name === 'chat.erased') this.erased.add(event.data.personId);
    this.#keep({ entry, event });
    return entry;
  }

  /** The newest entries behind a number, oldest first. */
  recentAfter(seq: number): RecentEntry[] {
    return [...this.#recent.values()]
      .flat()
      .filter(({ entry }) => entry.seq > seq)
      .sort((one, other) => one.entry.seq - other.entry.seq);
  }

  #keep(recent: RecentEntry): void {
    const kind = kindOf(recent.entry.name);
    const list = this.#recent.get(kind) ?? [];
    list.push(recent);
    // Cut now and then, so that a flood of claims doesn't move the list with each.
    this.#recent.set(kind, list.length > 2 * MAX_RECENT ? list.slice(-MAX_RECENT) : list);
  }
}

export interface RecentEntry {
  readonly entry: LedgerEntry;
  readonly event: ShowEvent;
}

import type { RoomView } from '../../client/room/view.ts';
import { allClaims } from '../../shared/deals/claims.ts';
import type { ShowEvent } from '../../shared/show/events.ts';

export type TimedKind = 'hold' | 'deal' | 'start' | 'pin' | 'mute';

/** Something that ends by itself. All times in milliseconds by `performance.now()` of the one who looks on. */
export interface Timed {
  readonly kind: TimedKind;
  readonly id: string;
  /** It began after this, when it was asked for, … */
  readonly askedAt: number;
  /** … and before this, when that was answered. */
  readonly beganAt: number;
  readonly lengthMs: number;
  endedAt?: number;
}

/** A time in which there was no server. */
export interface Outage {
  readonly from: number;
  to: number;
}

/** What runs in a show and when it ended, by a clock that nobody sets. */
export class TimedThings {
  readonly all: Timed[] = [];
  readonly outages: Outage[] = [];

  /** Takes note of something that has just begun, and was asked for at a time. */
  begin(kind: TimedKind, id: string, lengthMs: number, askedAt: number): Timed {
    const timed: Timed = { kind, id, askedAt, beganAt: performance.now(), lengthMs };
    this.all.push(timed);
    return timed;
  }

  /** When something should end: after its length, or as soon as there is a server again. */
  dueAt(timed: Timed): number {
    return this.#outageOf(timed)?.to ?? timed.beganAt + timed.lengthMs;
  }

  /** The time without a server in which something was to end. */
  #outageOf({ beganAt, lengthMs }: Timed): Outage | undefined {
    const due = beganAt + lengthMs;
    return this.outages.find(({ from, to }) => due >= from && due < to);
  }

  /**
   * By how many milliseconds something ended too late, or below 0 too early, at least; undefined where it never ended. On
   * a busy machine an answer takes its time, and it may have begun at any moment of that.
   */
  lateMs(timed: Timed): number | undefined {
    const { endedAt, askedAt } = timed;
    if (endedAt === undefined) return undefined;
    const late = endedAt - this.dueAt(timed);
    // The server is back somewhat before everybody has found it.
    if (late < 0 && this.#outageOf(timed)) return 0;
    return late >= 0 ? late : Math.min(0, endedAt - this.dueAt({ ...timed, beganAt: askedAt }));
  }

  /** Takes note of what an event says has ended. */
  observe(event: ShowEvent): void {
    const { name, data } = event;
    if (name === 'deal.returned' && data.claim.state.kind === 'returned') this.#ended('hold', data.claim.id);
    if (name === 'offer.unpinned') this.#ended('pin', data.pinId);
    if (name !== 'deal.moved') return;
    if (data.deal.stage.kind === 'running') this.#ended('start', data.deal.plan.id);
    if (data.deal.stage.kind === 'over') this.#ended('deal', data.deal.plan.id);
  }

  /** Takes note of what has ended in a state: after a reconnection there may be no events of it. */
  look({ show }: RoomView): void {
    for (const { kind, id, endedAt } of this.all) {
      if (endedAt !== undefined) continue;
      const stage = show.deals.byId[id]?.stage.kind;
      const isOver = {
        hold: () => claimsIn(show).find(claim => claim.id === id)?.state.kind === 'returned',
        pin: () => !show.offers.pins.some(pin => pin.id === id),
        start: () => stage === 'running' || stage === 'over',
        deal: () => stage === 'over',
        mute: () => false,
      }[kind];
      if (isOver()) this.#ended(kind, id);
    }
  }

  #ended(kind: TimedKind, id: string): void {
    const timed = this.all.find(each => each.kind === kind && each.id === id);
    if (timed) timed.endedAt ??= performance.now();
  }
}

const claimsIn = ({ deals }: RoomView['show']) =>
  Object.values(deals.claims).flatMap(book => allClaims(book));

import type { PictureOrigin } from '../../shared/delivery/contract.ts';
import type { MediaKind } from '../../shared/media/contract.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { MediaRoom } from '../media/media.ts';
import type { Member } from '../show/broadcaster.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';

/** A studio that lost its connection to this server most likely still sends to the service, and is back within this time. */
const STUDIO_AWAY_MS = 10_000;
/** The count changes with every visitor, so the crew is told at most this often. */
const COUNT_EVERY_MS = 1000;

/** Tells pages whether a show's media service has the program, and the crew how many play from there. */
export class ShowDelivery implements Reactor {
  readonly #show: ShowContext;
  readonly #room: MediaRoom | undefined;
  readonly #stopListening: (() => void) | undefined;
  readonly #origins = new Map<Member, PictureOrigin>();
  /** The connection of the studio that sends to the service. */
  #studio: Member | undefined;
  #away: NodeJS.Timeout | undefined;
  #count: NodeJS.Timeout | undefined;
  #kinds: readonly MediaKind[] = [];

  constructor(show: ShowContext, room: MediaRoom | undefined) {
    this.#show = show;
    this.#room = room;
    this.#stopListening = room?.onAirChange(() => this.#update());
  }

  /** Takes a studio's word for whether the service takes the program from it. */
  setSending(member: Member, isSending: boolean): void {
    // One of two studios that stops says nothing of the other.
    if (!isSending && this.#studio !== member && !this.#away) return;
    clearTimeout(this.#away);
    this.#away = undefined;
    this.#studio = isSending ? member : undefined;
    this.#update();
  }

  /** Takes a page's word for where its picture comes from. */
  setOrigin(member: Member, from: PictureOrigin): void {
    this.#origins.set(member, from);
    this.#countSoon();
  }

  observe({ name }: ShowEvent): void {
    if (name.startsWith('delivery.') || name === 'show.wentLive' || name === 'show.ended') this.#update();
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    const serving = this.#kinds.length > 0 ? [this.#serving()] : [];
    return kind === 'crew' ? [...serving, this.#counted()] : serving;
  }

  left(member: Member): void {
    if (this.#origins.delete(member)) this.#countSoon();
    if (member !== this.#studio) return;
    this.#away = setTimeout(() => this.setSending(member, false), STUDIO_AWAY_MS).unref();
  }

  close(): void {
    clearTimeout(this.#away);
    clearTimeout(this.#count);
    this.#stopListening?.();
  }

  /** What the service has: the studio's program, so nothing while viewers get an encoder's picture. */
  #servedKinds(): MediaKind[] {
    const { delivery, lifecycle } = this.#show.state;
    const isServed = delivery.whep !== undefined && lifecycle.phase.kind === 'live' && this.#studio;
    if (!isServed || this.#room?.input !== 'studio') return [];
    return this.#room.onAir.map(({ kind }) => kind);
  }

  #update(): void {
    const kinds = this.#servedKinds();
    if (this.#room) this.#room.elsewhere = kinds.length > 0 ? this.#show.state.delivery.whep : undefined;
    if (kinds.toSorted().join() === this.#kinds.toSorted().join()) return;
    this.#kinds = kinds;
    this.#show.broadcaster.signal(this.#serving());
  }

  #countSoon(): void {
    this.#count ??= setTimeout(() => {
      this.#count = undefined;
      this.#show.broadcaster.signal(this.#counted());
    }, COUNT_EVERY_MS).unref();
  }

  #serving(): Signal {
    return { signal: 'delivery.serving', data: { kinds: [...this.#kinds] } };
  }

  #counted(): Signal {
    const origins = [...this.#origins.values()];
    const service = origins.filter(from => from === 'service').length;
    return { signal: 'delivery.counted', data: { service, server: origins.length - service } };
  }
}

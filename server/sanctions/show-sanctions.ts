import { CommandError } from '../../shared/errors.ts';
import { nameOf } from '../../shared/names/contract.ts';
import type { Ban, BanForGood } from '../../shared/sanctions/rules.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import { mediaFeature } from '../media/feature.ts';
import { muteFor } from '../moderation/mutes.ts';
import { isSameAddress, isSamePerson, type Present, sameBrowser, writerOf } from '../people/writer.ts';
import type { Peer } from '../show/broadcast/link.ts';
import type { Member } from '../show/broadcaster.ts';
import { NO_CLIENT } from '../show/client.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import type { BanList, KeysIn, ListedBan } from './ban-list.ts';
import { banFor, isMeant } from './bans.ts';

/** What the list of the server is asked with: the keys of a client in any show. */
export type KeysOf = (peer: Peer) => KeysIn;

const presentOf = ({ actor, client = NO_CLIENT }: Member): Present => ({ actor, client });

/** Carries bans out in a show: closes what the banned watch, and keeps the server's list of those that hold for good. */
export class ShowSanctions implements Reactor {
  readonly #show: ShowContext;
  readonly #list: BanList;
  readonly #keysOf: KeysOf;
  readonly #members = new Set<Member>();
  /** The entries in the server's list that this show's bans and mutes have, by person. */
  readonly #listed: Record<ListedBan['from'], Map<string, string>>;
  readonly #stopListening: () => void;

  constructor(show: ShowContext, list: BanList, keysOf: KeysOf) {
    this.#show = show;
    this.#list = list;
    this.#keysOf = keysOf;
    const idsOf = (entries: Readonly<Record<string, { banId?: string | undefined }>>) =>
      new Map(Object.entries(entries).flatMap(([id, { banId }]) => (banId ? [[id, banId] as const] : [])));
    const { moderation, sanctions } = show.state;
    this.#listed = { chat: idsOf(moderation.mutes), watching: idsOf(sanctions.bans) };
    this.#stopListening = list.onLifted(banId => void this.#followLift(banId));
  }

  close(): void {
    this.#stopListening();
  }

  joined(member: Member): void {
    this.#members.add(member);
    this.#catchUp();
    if (member.actor.role === 'viewer') void this.#followToChat(member);
  }

  left(member: Member): void {
    this.#members.delete(member);
  }

  observe(event: ShowEvent): void {
    if (event.name === 'sanction.banned') {
      this.#close(event.data);
      this.#keep('watching', event.data, event);
    }
    if (event.name === 'moderation.muted') this.#keep('chat', event.data, event);
    if (event.name === 'sanction.unbanned') this.#keep('watching', event.data, event);
    if (event.name === 'moderation.unmuted') this.#keep('chat', event.data, event);
    if (event.name === 'sanction.lifted') this.#written(this.#list.lift(event.data.banId));
    if (event.name === 'sanction.relisted') this.#putBack(event.data.banId);
    if (event.name === 'chat.erased') this.#forget(event.data.personId);
  }

  /** Who would be hit as well by what is done to a person's browser or address. */
  reachOf(personId: string): { wrote: number; watching: number; alsoAs: string[] } {
    const { state } = this.#show;
    const network = entryOf(state.people.writers, personId)?.network;
    const own = new Set(sameBrowser(state, personId));
    const wrote = Object.entries(state.people.writers).filter(
      ([id, writer]) => network !== undefined && writer.network === network && !own.has(id),
    );
    const others = [...this.#members].filter(member => {
      const present = presentOf(member);
      return isSameAddress(state, personId, present) && !isSamePerson(state, personId, present);
    });
    return {
      wrote: wrote.length,
      watching: new Set(others.map(({ actor }) => actor.id)).size,
      alsoAs: [...own].slice(1).flatMap(id => writerOf(state, id)?.name ?? []),
    };
  }

  /** The bans for good of other shows; those that this show has made stand in its own state. */
  bansElsewhere(): BanForGood[] {
    return this.#list
      .all()
      .flatMap(({ id: banId, logId, from, name, reason, at, by, title }) =>
        logId === this.#show.logId
          ? []
          : { banId, from, name, at, ...(reason && { reason }), ...(by && { by }), ...(title && { title }) },
      );
  }

  /** Refuses with `already-done` where no such ban holds any more. */
  checkListed(banId: string): void {
    if (!this.#list.has(banId)) throw new CommandError('already-done', 'This ban has been lifted already.');
  }

  /** Refuses with `not-found` where no such ban was lifted since the server was started. */
  checkLifted(banId: string): void {
    if (!this.#list.canPutBack(banId))
      throw new CommandError('not-found', 'No such ban was lifted since the server was started.');
  }

  /** A lifted ban holds again: also for who is here already. */
  #putBack(banId: string): void {
    this.#written(this.#list.putBack(banId));
    const now = this.#show.clock.now();
    for (const member of [...this.#members]) {
      if (member.actor.role !== 'viewer') continue;
      void this.#followToChat(member);
      if (this.#list.find('watching', this.#keysOf(member.link), now))
        this.#show.broadcaster.dismissMember(member, 'banned');
    }
  }

  /** Ends what was lifted elsewhere while this show was closed. */
  #catchUp(): void {
    for (const listed of Object.values(this.#listed))
      for (const banId of new Set(listed.values()))
        if (this.#list.isLifted(banId)) void this.#followLift(banId);
  }

  /** Ends what holds in this show by a ban that has ended in another one. */
  async #followLift(banId: string): Promise<void> {
    const holds = Object.values(this.#listed).some(listed => [...listed.values()].includes(banId));
    if (!holds) return;
    try {
      await this.#show.submit('sanction.followLift', { banId });
    } catch (error) {
      this.#show.logger.warn({ err: error }, 'A lifted ban could not be ended in this show.');
    }
  }

  /** Ends the connections and the pictures of whom a ban means. */
  #close(ban: Ban): void {
    const { state, clock, broadcaster } = this.#show;
    const isBanned = (present: Present) => isMeant(state, ban, present, clock.now());
    for (const member of [...this.#members])
      if (isBanned(presentOf(member))) {
        broadcaster.dismissMember(member, 'banned');
        this.#members.delete(member);
      }
    this.#show.reactorOf(mediaFeature).room?.watchers.closeWhere(isBanned);
  }

  /** Brings the server's list in step with what holds for a person here. */
  #keep(
    from: ListedBan['from'],
    ban: Pick<Ban, 'personId'> & Partial<Ban>,
    { at, by }: Pick<ShowEvent, 'at' | 'by'>,
  ): void {
    const { personId, name = '', reason, banId, addressUntil } = ban;
    const before = this.#listed[from].get(personId);
    if (before !== undefined && before !== banId) this.#written(this.#list.remove(before));
    if (banId === undefined) {
      this.#listed[from].delete(personId);
      return;
    }
    this.#listed[from].set(personId, banId);
    const { browser, network } = entryOf(this.#show.state.people.writers, personId) ?? {};
    this.#written(
      this.#list.add({
        id: banId,
        from,
        logId: this.#show.logId,
        name,
        at,
        title: this.#show.state.lifecycle.title,
        ...(by ? { by: nameOf(this.#show.state.names, by) } : {}),
        ...(reason ? { reason } : {}),
        ...(browser === undefined ? {} : { browser }),
        ...(addressUntil === undefined ? {} : { network, networkUntil: addressUntil }),
      }),
    );
  }

  /** Takes an erased person's name out of the server's list, where they are banned for good. */
  #forget(personId: string): void {
    for (const listed of Object.values(this.#listed)) {
      const banId = listed.get(personId);
      if (banId !== undefined) this.#written(this.#list.forget(banId));
    }
  }

  #written(writing: Promise<void>): void {
    writing.catch(error =>
      this.#show.logger.error({ err: error }, 'The list of who is banned for good could not be written.'),
    );
  }

  /** Mutes somebody who was banned from chat for good in another show, so that they and the crew are told. */
  async #followToChat({ actor, client = NO_CLIENT, link }: Member): Promise<void> {
    const now = this.#show.clock.now();
    const ban = this.#list.find('chat', this.#keysOf(link), now);
    if (!ban || muteFor(this.#show.state, { actor, client, now })) return;
    const { id: banId, reason } = ban;
    const { browser } = client;
    try {
      await this.#show.submit('sanction.follow', {
        personId: actor.id,
        name: actor.name,
        banId,
        ...(reason ? { reason } : {}),
        ...(browser === undefined ? {} : { browser }),
      });
    } catch (error) {
      this.#show.logger.warn({ err: error }, 'A ban from chat could not be brought into this show.');
    }
  }
}

/** Refuses with `banned` whom a show's own bans, or the server's list, keep from watching. */
export function checkBans(
  show: ShowContext,
  present: Present,
  list: BanList,
  keysIn: KeysIn | undefined,
): void {
  const now = show.clock.now();
  const isListed = () =>
    present.actor.role === 'viewer' && keysIn !== undefined && list.find('watching', keysIn, now);
  if (banFor(show.state, present, now, list) || isListed())
    throw new CommandError('banned', 'You can not watch this show.');
}

import { CommandError } from '../../shared/errors.ts';
import { muteOf } from '../../shared/moderation/rules.ts';
import { isGranted } from '../../shared/permissions/contract.ts';
import { type Actor, OWNER_ID } from '../../shared/roles.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { writerOf } from '../people/writer.ts';

export interface Target {
  readonly personId: string;
  /** How often the person had been acted on when the sender decided. */
  readonly seen?: number | undefined;
}

/**
 * The name of the person whom a moderator acts on. Refuses with `not-found` for somebody who never wrote, `protected` for
 * the sender, a host, and a moderator where the sender is no host, and `changed-meanwhile` where somebody else was quicker.
 */
export function targetOf(
  state: ShowState,
  { personId, seen }: Target,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): { name: string } {
  const writer = writerOf(state, personId);
  const name = writer?.name ?? entryOf(state.moderation.mutes, personId)?.name;
  if (name === undefined) throw new CommandError('not-found', 'Nobody of this id has written in this show.');
  if (personId === actor.id) throw new CommandError('protected', 'You can not act on yourself.');
  const role = personId === OWNER_ID ? 'host' : (roleOf(state, personId) ?? writer?.role);
  if (role === 'host') throw new CommandError('protected', 'Nobody can act on the host.');
  if (role === 'moderator' && actor.role !== 'host')
    throw new CommandError('protected', 'Only the host can act on a moderator.');
  if (seen !== undefined && seen !== (entryOf(state.sanctions.acts, personId) ?? 0)) {
    const text = 'Somebody else has acted on this person meanwhile.';
    throw new CommandError('changed-meanwhile', text, standingOf(state, personId, now));
  }
  return { name };
}

/** Refuses a moderator who is not granted to ban: what holds for good or for an address is a ban, also where it ends. */
export function checkMayBan(state: ShowState, actor: Actor): void {
  if (isGranted(state, actor, 'ban')) return;
  const text = 'This needs the permission "ban", which the host has not granted; ask the host for it.';
  throw new CommandError('forbidden', text, { permission: 'ban' });
}

const roleOf = ({ team }: ShowState, personId: string): Actor['role'] | undefined =>
  team.invites.find(({ id }) => id === personId)?.role;

/** What holds for a person now, as the parameters of an error. */
function standingOf(state: ShowState, personId: string, now: number): Record<string, string | number> {
  if (entryOf(state.sanctions.bans, personId)) return { standing: 'banned' };
  const mute = muteOf(state.moderation, personId, now);
  if (mute) return mute.until === null ? { standing: 'muted' } : { until: mute.until };
  const exposure = entryOf(state.sanctions.exposure, personId);
  return { standing: exposure === undefined ? 'free' : exposure };
}

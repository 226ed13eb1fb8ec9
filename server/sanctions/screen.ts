import type { Actor } from '../../shared/roles.ts';
import { USUAL_NEWCOMER_MINUTES } from '../../shared/sanctions/rules.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { isSamePerson } from '../people/writer.ts';
import type { Client } from '../show/client.ts';
import type { HandlerContext } from '../show/feature.ts';
import type { Screen, Screened, Verdict } from '../show/screening.ts';

const MINUTE_MS = 60_000;

/** Holds or hides the lines of whom a moderator said so, and holds those of newcomers where that is on. */
export const screen: Screen = (state, screened, { now }) => {
  const { author } = screened;
  if (author.role === 'host' || author.role === 'moderator') return undefined;
  const ofPerson = exposureFor(state, screened);
  if (ofPerson) return { outcome: ofPerson, reasons: [{ by: 'sanctions.person' }] };
  return isNewcomer(state, screened, now)
    ? {
        outcome: 'hold',
        reasons: [{ by: 'sanctions.newcomer', words: String(state.sanctions.newcomerMinutes) }],
      }
    : undefined;
};

function exposureFor(state: ShowState, { kind, author, client }: Screened): Verdict['outcome'] | undefined {
  // A name isn't kept back: whoever is hidden would learn of it, and a moderator sees it with the next line.
  if (kind !== 'line') return undefined;
  const entry = Object.entries(state.sanctions.exposure).find(([personId]) =>
    isSamePerson(state, personId, { actor: author, client }),
  );
  return entry?.[1];
}

/** Whether the crew is told of a line that its author is new here. */
export function isNewHere(
  { sanctions }: ShowState,
  { actor, client, now }: Pick<HandlerContext, 'actor' | 'client' | 'now'>,
): boolean {
  return isHereFewerThan(sanctions.newcomerMinutes ?? USUAL_NEWCOMER_MINUTES, { author: actor, client }, now);
}

const isNewcomer = (
  { sanctions: { newcomerMinutes } }: ShowState,
  screened: Screened,
  now: number,
): boolean =>
  newcomerMinutes !== null && screened.kind === 'line' && isHereFewerThan(newcomerMinutes, screened, now);

/** Whether a viewer has been known in the show for fewer than so many minutes. */
function isHereFewerThan(
  minutes: number,
  { author, client }: { readonly author: Pick<Actor, 'role'>; readonly client: Client },
  now: number,
): boolean {
  return author.role === 'viewer' && client.since !== undefined && now - client.since < minutes * MINUTE_MS;
}

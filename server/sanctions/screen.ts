import type { ShowState } from '../../shared/show/state.ts';
import { isSamePerson } from '../people/writer.ts';
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

function isNewcomer({ sanctions }: ShowState, { kind, author, client }: Screened, now: number): boolean {
  const { newcomerMinutes } = sanctions;
  if (newcomerMinutes === null || kind !== 'line' || author.role !== 'viewer') return false;
  return client.since !== undefined && now - client.since < newcomerMinutes * MINUTE_MS;
}

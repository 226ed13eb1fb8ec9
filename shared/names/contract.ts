import { z } from 'zod';
import type { chatEvents } from '../chat/events.ts';
import type { Actor, Role } from '../roles.ts';
import { type Contract, erasedIfOf, personalEvent, type Slice } from '../show/contract.ts';
import { entryOf, without } from '../show/record.ts';
import { ERASED_NAME } from './erased.ts';

/** Longest name, in characters as a reader counts them. */
export const MAX_NAME_CHARACTERS = 24;
/** In UTF-16 units: room for so many emoji that are made of several others. */
const MAX_NAME_LENGTH = 200;

/** Why a name is no good, beside being somebody else's; a page has a text for each. */
export const NameFault = z.enum(['empty', 'long', 'characters', 'filtered']);
export type NameFault = z.infer<typeof NameFault>;

const CHOOSERS: readonly Role[] = ['viewer', 'host'];

const nameCommands = {
  /**
   * Gives oneself a name in the show. Refused with `bad-name`, where `fault` is a NameFault, and with `name-taken` where it
   * could be mistaken for somebody else's. What was written before keeps the name it was written under.
   */
  'name.choose': {
    roles: CHOOSERS,
    data: z.strictObject({ name: z.string().max(MAX_NAME_LENGTH) }),
    viewerLimit: { points: 6, seconds: 60 },
    result: z.object({ name: z.string() }),
  },
} as const;

const ChosenName = z.object({
  name: z.string(),
  /** What looks the same has the same. */
  key: z.string(),
});

const nameEvents = {
  'name.chosen': personalEvent(
    z.object({ personId: z.string(), ...ChosenName.shape }),
    ({ personId }) => personId,
    { ledger: false, erased: erasedIfOf(data => ({ ...data, name: ERASED_NAME, key: '' })) },
  ),
} as const;

const NamesState = z.object({
  /** The names that people have chosen, by person; a viewer's copy has their own at most. */
  byPerson: z.record(z.string(), ChosenName),
});
export type NamesState = z.infer<typeof NamesState>;

const namesSlice: Slice<NamesState, typeof nameEvents & typeof chatEvents> = {
  schema: NamesState,
  empty: () => ({ byPerson: {} }),
  on: {
    'name.chosen': ({ byPerson }, { personId, name, key }) => ({
      byPerson: { ...byPerson, [personId]: { name, key } },
    }),
    'chat.erased': ({ byPerson }, { personId }) => ({ byPerson: without(byPerson, personId) }),
  },
  redact: ({ byPerson }, { kind, personId }) => {
    if (kind === 'crew') return { byPerson };
    const own = entryOf(byPerson, personId);
    return { byPerson: own ? { [personId]: own } : {} };
  },
};

/** What somebody is called in a show: the name that they chose, or else the one that they came with. */
export const nameOf = ({ byPerson }: NamesState, { id, name }: Pick<Actor, 'id' | 'name'>): string =>
  entryOf(byPerson, id)?.name ?? name;

export const names = {
  commands: nameCommands,
  queries: {},
  events: nameEvents,
  signals: {},
  slice: namesSlice,
} as const satisfies Contract;

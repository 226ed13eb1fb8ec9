import { z } from 'zod';
import { CREW, HOST } from '../roles.ts';
import { type Contract, event, type Slice, toCrew } from '../show/contract.ts';
import { Digest, LedgerKey, LedgerRow, SignedHead } from './format.ts';

/** How many entries of each kind the crew can look through; the file has all. */
export const MAX_RECENT = 500;

const toNobody = (): undefined => undefined;

/** A key as pages may know it. */
const openKey = ({ publicKey }: LedgerKey): LedgerKey => ({ publicKey });

const ledgerEvents = {
  /** The show has a key of its own from now on. */
  'ledger.keyed': event(
    z.object({ key: LedgerKey }),
    ({ key }, { kind }) => (kind === 'crew' ? { key: openKey(key) } : undefined),
    { ledger: false },
  ),
  'ledger.signed': event(z.object({ signed: SignedHead }), toCrew, { ledger: false }),
  /**
   * Behind an event that holds a text of or about a person: the SHA-256 of each text, with its salt before it. So the
   * ledger can prove a text that is shown with its salt, and says nothing of one that was erased.
   */
  'ledger.digested': event(
    z.object({ name: z.string(), personId: z.string(), digests: z.record(z.string(), Digest) }),
    toNobody,
    { ledger: true },
  ),
  /** The salts of those digests. They are talk, so that they go with the person's words. */
  'ledger.salted': event(z.object({ personId: z.string(), salts: z.record(Digest, z.string()) }), toNobody, {
    lane: 'talk',
    author: ({ personId }) => personId,
  }),
} as const;

const LedgerState = z.object({ key: LedgerKey.optional(), heads: z.array(SignedHead) });
export type LedgerState = z.infer<typeof LedgerState>;

const ledgerSlice: Slice<LedgerState, typeof ledgerEvents> = {
  schema: LedgerState,
  empty: () => ({ heads: [] }),
  on: {
    'ledger.keyed': (state, { key }) => ({ ...state, key }),
    'ledger.signed': (state, { signed }) => ({ ...state, heads: [...state.heads, signed] }),
  },
  redact: ({ key, heads }, { kind }) =>
    kind === 'crew' ? { heads, ...(key && { key: openKey(key) }) } : { heads: [] },
};

export const ledger = {
  commands: {
    /** Signs how far the ledger has come, where that is further than at the last time; only the server itself sends it. */
    'ledger.sign': { roles: [], data: z.strictObject({}), result: z.object({}) },
  },
  queries: {
    /** The newest entries behind one, oldest first: at most as many of each kind as are kept at hand. */
    'ledger.recent': {
      roles: CREW,
      data: z.strictObject({ after: z.number().int().nonnegative() }),
      result: z.object({ rows: z.array(LedgerRow) }),
    },
    /** Where the whole ledger can be downloaded, for some time. */
    'ledger.address': { roles: HOST, data: z.strictObject({}), result: z.object({ address: z.string() }) },
  },
  events: ledgerEvents,
  signals: {},
  slice: ledgerSlice,
} as const satisfies Contract;

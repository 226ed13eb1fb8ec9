import { z } from 'zod';
import { Id } from '../id.ts';
import { Role } from '../roles.ts';

/** The version of the file's form, below. */
export const LEDGER_FORMAT = 1;

/** SHA-256 in hex. Hex has one way only to write each value, so that no changed character reads as the same digest. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A raw Ed25519 public key in hex (RFC 8032). */
export const PublicKey = z.string().regex(/^[0-9a-f]{64}$/);
const Signature = z.string().regex(/^[0-9a-f]{128}$/);

/**
 * A ledger is a file of lines, each canonical JSON (RFC 8785) with a line feed behind it: a header, then entries, and heads
 * between them.
 *
 * The first entry's `prev` is the digest of the header without its key, which the heads answer for: they are signed with
 * it. An entry's `digest` is that of the entry without it, and the next entry's `prev`.
 */
export const LedgerHeader = z.strictObject({
  ledger: z.literal(LEDGER_FORMAT),
  /** The log's own id; no two shows have the same. */
  show: z.string(),
  /** The title that the show began with, and when that was. */
  title: z.string(),
  at: z.number(),
  key: PublicKey,
});
export type LedgerHeader = z.infer<typeof LedgerHeader>;

/** One decision. People are in it by their ids; a text that somebody wrote stands in `ledger.digested` as a salted digest. */
export const LedgerEntry = z.strictObject({
  seq: z.number().int().positive(),
  at: z.number(),
  by: z.strictObject({ id: z.string(), role: Role }).optional(),
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
  prev: Digest,
  digest: Digest,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** How far the chain had come at a time. */
export const LedgerHead = z.strictObject({
  /** Counts the heads of a ledger from one on, so that none can be left out. */
  number: z.number().int().positive(),
  seq: z.number().int().positive(),
  digest: Digest,
  at: z.number(),
  /** Present where the show was over. */
  ended: z.literal(true).optional(),
});
export type LedgerHead = z.infer<typeof LedgerHead>;

/** The signature is of the canonical JSON of the head with the header's `show` in it. */
export const SignedHead = z.strictObject({ head: LedgerHead, signature: Signature });
export type SignedHead = z.infer<typeof SignedHead>;

/** A show's key. The private one is encrypted with the server's secret, and nowhere else. */
export const LedgerKey = z.object({ publicKey: PublicKey, encrypted: z.string().optional() });
export type LedgerKey = z.infer<typeof LedgerKey>;

/** What the ledger's entries are about, to look through them. */
export const LedgerKind = z.enum(['moderation', 'settings', 'products', 'deals']);
export type LedgerKind = z.infer<typeof LedgerKind>;

const KINDS: Readonly<Record<string, LedgerKind>> = {
  catalog: 'products',
  shop: 'products',
  offer: 'products',
  deal: 'deals',
  show: 'settings',
  home: 'settings',
  team: 'settings',
  recording: 'settings',
  replay: 'settings',
  restream: 'settings',
  ingest: 'settings',
  delivery: 'settings',
  multichat: 'settings',
};

/** What an event of this name is about: whatever is none of the rest is about people and what they may do. */
export const kindOf = (name: string): LedgerKind => KINDS[name.split('.')[0] ?? ''] ?? 'moderation';

/** Somebody of whom an entry tells; without a name where there is none any more. */
export const LedgerPerson = z.object({ id: Id, name: z.string().optional() });
export type LedgerPerson = z.infer<typeof LedgerPerson>;

/** An entry as the crew reads it: with the names and texts that are still known. */
export const LedgerRow = z.object({
  seq: z.number().int(),
  at: z.number(),
  by: LedgerPerson,
  /** Whom it is about. */
  person: LedgerPerson.optional(),
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** Why, in the words of whoever did it. */
  reason: z.string().optional(),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

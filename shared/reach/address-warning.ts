import { z } from 'zod';

/** What is wrong with the address that others are told for the server, as far as the server can find that out. */
export const AddressWarning = z.discriminatedUnion('kind', [
  /** There is no such name. */
  z.object({ kind: z.literal('unresolved'), name: z.string() }),
  /** The name leads to other machines than this one. */
  z.object({ kind: z.literal('other-machine'), name: z.string(), addresses: z.array(z.string()) }),
  /** Something answers there, and it isn't this server. */
  z.object({ kind: z.literal('other-server'), origin: z.string() }),
  /** Nothing answers the server itself there; some networks let nobody reach their own public address. */
  z.object({ kind: z.literal('unanswered'), origin: z.string() }),
  /** Pages come through there, and sockets don't. */
  z.object({ kind: z.literal('no-sockets'), origin: z.string() }),
  /** Sockets open there, and what they carry is held back. */
  z.object({ kind: z.literal('held-back'), origin: z.string() }),
  /** None of the STUN servers has answered, so the address that a NAT in front may have is not known. */
  z.object({ kind: z.literal('no-stun'), servers: z.array(z.string()) }),
]);
export type AddressWarning = z.infer<typeof AddressWarning>;

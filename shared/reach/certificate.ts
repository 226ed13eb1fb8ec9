import { z } from 'zod';

/** What is wrong with a certificate that the server has. Times are milliseconds since the epoch. */
export const CertificateWarning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('expired'), at: z.number() }),
  z.object({ kind: z.literal('expires-soon'), at: z.number() }),
  z.object({ kind: z.literal('not-yet'), at: z.number() }),
  /** It is not for the name by which others reach the server; `names` are those that it is for. */
  z.object({ kind: z.literal('other-name'), name: z.string(), names: z.array(z.string()) }),
]);
export type CertificateWarning = z.infer<typeof CertificateWarning>;

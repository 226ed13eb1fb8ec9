import { z } from 'zod';

/** `GET /api/server`: what a server tells anybody of itself, before they trust it with a host's camera. */
export const ServerInfo = z.object({
  name: z.literal('vitrine'),
  protocol: z.number().int(),
  /** Stands for the process that answers; a server can tell by it whether an address leads to itself. */
  instance: z.string().optional(),
  /** Whether it has pictures and sound. */
  media: z.boolean(),
  /** What it says of the invite or key that was sent along, where one was. */
  invite: z.enum(['good', 'expired', 'revoked', 'bad-token', 'not-found']).optional(),
});
export type ServerInfo = z.infer<typeof ServerInfo>;

/** Why the studio of another server can't be opened by a link. */
export const RemoteProblem = z.enum([
  'not-a-link', // it isn't an address, or has neither an invite nor a key in it
  'unresolved', // there is no server of that name
  'refused', // nothing listens at that port
  'unreachable', // no answer within the time, or the way there is closed
  'certificate', // it has a certificate that browsers refuse
  'no-tls', // https was asked for, and plain HTTP is spoken there
  'not-vitrine', // something else answers
  'expired', // the invite has run out
  'revoked', // the invite was taken back
  'bad-token', // the invite is another server's, or of an earlier installation of this one
  'not-found', // the show isn't there
]);
export type RemoteProblem = z.infer<typeof RemoteProblem>;

/** What to know of a server whose studio can be opened. */
export const RemoteWarning = z.enum([
  'older', // it runs an older Vitrine than this one
  'newer',
  'unchecked', // it is too old to say anything of its invites
  'insecure', // it has no TLS, so browsers give its pages no camera
  'no-media', // it has no pictures and sound
]);
export type RemoteWarning = z.infer<typeof RemoteWarning>;

/** The answer to `POST /api/home/server`. */
export const RemoteCheck = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('good'), host: z.string(), warnings: z.array(RemoteWarning) }),
  z.object({ kind: z.literal('problem'), problem: RemoteProblem, host: z.string() }),
]);
export type RemoteCheck = z.infer<typeof RemoteCheck>;

/** `POST /api/home/server`: an invite of a server, or its owner's link. */
export const RemoteLink = z.strictObject({ link: z.string().trim().min(1).max(4000) });

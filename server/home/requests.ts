import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import { keyOf } from './authenticate-maker.ts';
import type { OwnerKey } from './owner-key.ts';

/** Reads a request's body. Throws a CommandError `bad-data` that names the field. */
export function bodyOf<S extends z.ZodType>(schema: S, request: FastifyRequest): z.infer<S> {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new CommandError('bad-data', `The data doesn't fit: ${z.prettifyError(parsed.error)}`, { field });
}

/** Options of a route that lets only the owner in, before anything of the request's body is read. */
export const ownerOnly = (owner: OwnerKey) => ({
  onRequest: (request: FastifyRequest): Promise<void> => owner.check(keyOf(request)),
});

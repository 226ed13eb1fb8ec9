import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { WhepEndpoint } from '../../../../server/media/playback/whep-endpoint.ts';
import type { ShowContext } from '../../../../server/show/feature.ts';
import { Admission } from '../../../../server/team/admission.ts';
import { emptyShow } from '../../../../shared/show/state.ts';

test('a player is known as the person whose token it sends, and plays all the same without one', async () => {
  const admission = new Admission('a secret of the server that is long enough');
  const show = { slug: 'autumn', state: emptyShow('crew'), clock: { now: () => 0 } } as ShowContext;
  const endpoint = new WhepEndpoint(() => undefined, admission);
  const memberOf = (authorization?: string) =>
    endpoint.memberOf(show, { headers: { authorization } } as FastifyRequest);

  const { actor, token } = await admission.admit(show, undefined);
  expect(await memberOf(`Bearer ${token}`)).toBe(actor.id);
  expect(await memberOf()).toBeUndefined();
  expect(await memberOf('Bearer nobody')).toBeUndefined();
});

import { expect, test, vi } from 'vitest';
import { ShowJudge } from '../../../server/moderation/show-judge.ts';
import type { Member } from '../../../server/show/broadcaster.ts';
import type { Role } from '../../../shared/roles.ts';
import { TestClock } from '../../support/clock.ts';

test('the thread that judges lines starts with the first viewer, and not for the crew alone', () => {
  const pool = { judge: vi.fn(), warm: vi.fn() };
  const judge = new ShowJudge(pool, new TestClock());
  const join = (role: Role) => judge.joined({ actor: { id: role, role, name: role } } as unknown as Member);
  for (const role of ['host', 'moderator', 'brand'] as const) join(role);
  expect(pool.warm).not.toHaveBeenCalled();
  join('viewer');
  expect(pool.warm).toHaveBeenCalledOnce();
});

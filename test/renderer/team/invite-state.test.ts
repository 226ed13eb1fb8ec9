import { expect, test } from 'vitest';
import { inviteState } from '../../../renderer/team/invite-state.ts';

const invite = { id: 'i', name: 'Mia', role: 'moderator', expiresAt: 1000, revoked: false } as const;

test('an invite is open until it expires or is revoked', () => {
  expect(inviteState(invite, 999)).toBe('open');
  expect(inviteState(invite, 1000)).toBe('expired');
  expect(inviteState({ ...invite, revoked: true }, 0)).toBe('revoked');
});

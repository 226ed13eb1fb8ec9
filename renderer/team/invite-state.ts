import type { Invite } from '../../shared/show-state.ts';

/** Whether an invite still lets somebody in. */
export function inviteState(invite: Invite, now: number): 'open' | 'expired' | 'revoked' {
  if (invite.revoked) return 'revoked';
  return invite.expiresAt <= now ? 'expired' : 'open';
}

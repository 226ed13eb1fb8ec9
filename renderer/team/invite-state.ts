import type { Invite } from '../../shared/team/invite.ts';

/** State of an invite at a server time. */
export function inviteState(invite: Invite, now: number): 'open' | 'expired' | 'revoked' {
  if (invite.revoked) return 'revoked';
  return invite.expiresAt <= now ? 'expired' : 'open';
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OWNER_ID } from '../../shared/roles.ts';
import type { CommandResult } from '../../shared/show/protocol.ts';
import type { Invite } from '../../shared/team/invite.ts';
import { useReportError } from '../app/errors.ts';
import { useCommand, useRoom, useShow, useYou } from '../app/room-context.tsx';
import { PermissionSwitches } from '../permissions/PermissionSwitches.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';
import { inviteState } from './invite-state.ts';

interface InviteRowProps {
  invite: Invite;
  isYou: boolean;
  /** Absent where the host may not have its link. */
  onLink: (() => void) | undefined;
  onRevoke: () => void;
}

function InviteRow({ invite, isYou, onLink, onRevoke }: InviteRowProps) {
  const { t, i18n } = useTranslation(['team', 'permissions', 'common']);
  const state = inviteState(invite, useRoom().now());
  const [isOpen, setIsOpen] = useState(false);
  const hasSwitches = state === 'open' && invite.role === 'moderator';
  const until = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    invite.expiresAt,
  );
  return (
    <li className="border-line border-b last:border-b-0">
      <div className="flex min-h-11 items-center gap-3 py-1">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{isYou ? t('list.you', { name: invite.name }) : invite.name}</p>
          <p className="truncate text-quiet text-s">
            {t(`common:role.${invite.role}`)}
            {invite.brand ? ` · ${invite.brand}` : ''}
            {state === 'open' ? ` · ${t('list.until', { time: until })}` : ''}
          </p>
        </div>
        {state === 'open' ? null : <Badge>{t(`list.${state}`)}</Badge>}
        {hasSwitches ? (
          <Button
            size="s"
            aria-expanded={isOpen}
            aria-label={t('permissions:whose', { name: invite.name })}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t('permissions:title')}
          </Button>
        ) : null}
        {state === 'open' && !isYou && onLink ? (
          <Button size="s" aria-label={t('list.linkWhose', { name: invite.name })} onClick={onLink}>
            {t('list.link')}
          </Button>
        ) : null}
        {state === 'open' && !isYou ? (
          <Button size="s" aria-label={t('list.revokeWhose', { name: invite.name })} onClick={onRevoke}>
            {t('list.revoke')}
          </Button>
        ) : null}
      </div>
      {hasSwitches && isOpen ? <PermissionSwitches invite={invite} /> : null}
    </li>
  );
}

/** The invites of the show with their state; of open ones the link can be had again, and they can be revoked. */
export function InviteList({ onLink }: { onLink: (made: CommandResult<'team.invite'>) => void }) {
  const { t } = useTranslation('team');
  const invites = useShow(show => show.team.invites);
  const you = useYou();
  const command = useCommand();
  const room = useRoom();
  const reportError = useReportError();
  const [asked, setAsked] = useState<Invite>();
  if (invites.length === 0) return <p className="text-faint text-s">{t('list.empty')}</p>;
  const revoke = () => {
    if (asked) void command('team.revoke', { inviteId: asked.id });
    setAsked(undefined);
  };
  const link = (invite: Invite) =>
    void room
      .send('team.link', { inviteId: invite.id })
      .then(({ token }) => onLink({ invite, token }))
      .catch(reportError);
  return (
    <section>
      <h3 className="mb-1 font-semibold text-quiet text-s uppercase tracking-[0.06em]">{t('list.title')}</h3>
      <ul>
        {invites.toReversed().map(invite => (
          <InviteRow
            key={invite.id}
            invite={invite}
            isYou={invite.id === you?.id}
            onLink={you?.id === OWNER_ID || you?.id === invite.by ? () => link(invite) : undefined}
            onRevoke={() => setAsked(invite)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== undefined}
        title={t('revoke.title', { name: asked?.name ?? '' })}
        body={t('revoke.body')}
        confirm={t('revoke.confirm')}
        onConfirm={revoke}
        onCancel={() => setAsked(undefined)}
      />
    </section>
  );
}

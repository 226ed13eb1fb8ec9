import { useTranslation } from 'react-i18next';
import { grantOf } from '../../shared/permissions/contract.ts';
import { Permission } from '../../shared/roles.ts';
import type { Invite } from '../../shared/team/invite.ts';
import { useCommand, useShow } from '../app/room-context.tsx';
import { Switch } from '../ui/input/Switch.tsx';

/** What a moderator may do, a switch each; every one takes effect at once. */
export function PermissionSwitches({ invite: { id: inviteId, name } }: { invite: Invite }) {
  const { t } = useTranslation('permissions');
  const { permissions, stays } = useShow(show => grantOf(show.permissions, inviteId));
  const command = useCommand();
  return (
    <fieldset className="mb-2 rounded-s bg-raised p-3">
      <legend className="sr-only">{t('whose', { name })}</legend>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2 max-[639px]:grid-cols-1">
        {Permission.options.map(permission => (
          <Switch
            key={permission}
            label={t(`may.${permission}`)}
            checked={permissions.includes(permission)}
            onChange={isOn =>
              void command('permission.set', { inviteId, permissions: { [permission]: isOn } })
            }
          />
        ))}
      </div>
      <div className="mt-3 border-line border-t pt-3">
        <Switch
          label={t('stays')}
          checked={stays}
          onChange={isOn => void command('permission.set', { inviteId, stays: isOn })}
        />
        <p className="mt-1 text-quiet text-s">{t(stays ? 'staysHint' : 'endsHint')}</p>
      </div>
    </fieldset>
  );
}

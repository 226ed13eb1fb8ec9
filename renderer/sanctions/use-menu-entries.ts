import { useTranslation } from 'react-i18next';
import type { Permission } from '../../shared/roles.ts';
import { warningOf } from '../../shared/sanctions/rules.ts';
import { useShow } from '../app/room-context.tsx';
import { formatMuteDuration, MUTE_SECONDS } from '../moderation/format.ts';
import { useMute } from '../moderation/use-mute.ts';
import { useGranted } from '../permissions/use-granted.ts';
import type { MenuEntry, MenuRow } from '../ui/overlay/Menu.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import type { BannedFrom } from './BanDialog.tsx';
import { useNextStep } from './use-next-step.ts';
import type { PersonCommands } from './use-person-commands.ts';
import { useReasonChoices } from './use-reason-choices.ts';

/** The entries of a person's menu: what takes back what holds, the reason, and what can be done. */
export function useMenuEntries(
  commands: PersonCommands,
  messageId: string | undefined,
  askToBan: (from: BannedFrom) => void,
): (MenuEntry | MenuRow)[] {
  const { t } = useTranslation('sanctions');
  const lifting = useLifting(commands);
  const reasons: MenuRow = {
    id: 'reason',
    label: t('menu.reason'),
    choices: useReasonChoices(commands.reason, commands.setReason),
  };
  const gentle = useGentle(commands, messageId);
  const mutes = useMuteRow(commands);
  const exposure = useExposure(commands);
  const lacking = useLacking('ban');
  const ban = (from: BannedFrom): MenuEntry => ({
    id: `ban ${from}`,
    label: t(`ban.menu.${from}`),
    danger: true,
    ...lacking,
    onSelect: () => askToBan(from),
  });
  return [...lifting, reasons, ...gentle, mutes, ...exposure, ban('chat'), ban('watching')];
}

/** What disables an entry that needs a permission, and says why; nothing where it is granted. */
function useLacking(permission: Permission): Pick<MenuEntry, 'disabled' | 'note'> {
  const { t } = useTranslation('permissions');
  return useGranted(permission) ? {} : { disabled: true, note: t(`lacking.${permission}`) };
}

/** What takes back what holds for the person now. */
function useLifting({ personId, send }: PersonCommands): MenuEntry[] {
  const { t } = useTranslation('sanctions');
  const isMuted = useMute(personId) !== undefined;
  const lacking = useLacking('ban');
  const isBanned = useShow(show => personId in show.sanctions.bans);
  const isWarned = useShow(show => warningOf(show.sanctions, personId) !== undefined);
  const entries = [
    isBanned && {
      id: 'unban',
      label: t('menu.unban'),
      ...lacking,
      onSelect: () => send('sanction.unban', {}),
    },
    isMuted && { id: 'unmute', label: t('menu.unmute'), onSelect: () => send('moderation.unmute', {}) },
    isWarned && {
      id: 'withdraw',
      label: t('menu.withdrawWarning'),
      onSelect: () => send('sanction.withdrawWarning', {}),
    },
  ];
  return entries.filter(entry => entry !== false);
}

/** Deleting the one message, and a warning. */
function useGentle({ personId, reason, send }: PersonCommands, messageId: string | undefined): MenuEntry[] {
  const { t } = useTranslation('sanctions');
  const command = useUndoableCommand();
  const lacking = useLacking('delete');
  const why = reason === undefined ? {} : { reason };
  const warn = { id: 'warn', label: t('menu.warn'), onSelect: () => send('sanction.warn', {}) };
  if (messageId === undefined) return [warn];
  return [
    {
      id: 'delete',
      label: t('menu.deleteMessage'),
      ...lacking,
      onSelect: () => void command('chat.delete', { messageId, personId, ...why }),
    },
    warn,
  ];
}

function useMuteRow({ personId, lines, send }: PersonCommands): MenuRow {
  const { t } = useTranslation('sanctions');
  const step = useNextStep(personId);
  return {
    id: 'mute',
    label: step === undefined ? t('menu.muteFor') : t('menu.muteForAtLeast', { step }),
    choices: MUTE_SECONDS.map(seconds => ({
      id: String(seconds),
      label: formatMuteDuration(t, seconds),
      onSelect: () => send('moderation.mute', { seconds, lines }),
    })),
  };
}

function useExposure({ exposure, lines, setLines, send }: PersonCommands): MenuEntry[] {
  const { t } = useTranslation('sanctions');
  const toggle = (as: 'hold' | 'hide'): MenuEntry => ({
    id: as,
    label: t(`menu.${as}`),
    toggle: true,
    checked: exposure === as,
    onSelect: () => send('sanction.expose', { as: exposure === as ? 'show' : as }),
  });
  const keeping: MenuEntry = {
    id: 'lines',
    label: t('menu.keepLines'),
    toggle: true,
    checked: lines === 'keep',
    onSelect: () => setLines(lines === 'keep' ? 'remove' : 'keep'),
  };
  return [keeping, toggle('hold'), toggle('hide')];
}

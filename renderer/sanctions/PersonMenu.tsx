import { Gavel } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { READY_REASONS } from '../../shared/sanctions/rules.ts';
import { formatMuteDuration, MUTE_SECONDS } from '../moderation/format.ts';
import { useMutes } from '../moderation/use-mutes.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry, type MenuRow } from '../ui/overlay/Menu.tsx';
import { type PersonCommands, usePersonCommands } from './use-person-commands.ts';

/** A button whose menu has everything that a moderator can do to a person, with the reason that goes with it. */
export function PersonMenu({
  personId,
  name,
  trigger,
  onOpenChange,
}: {
  personId: string;
  name: string;
  /** An icon where absent. */
  trigger?: ReactElement<Record<string, unknown>>;
  onOpenChange?: (open: boolean) => void;
}) {
  const { t } = useTranslation('sanctions');
  const [isOpen, setOpen] = useState(false);
  const commands = usePersonCommands(personId, isOpen);
  const entries = [
    ...useLifting(commands),
    useReasonRow(commands),
    useMuteRow(commands),
    ...useExposureEntries(commands),
  ];
  return (
    <Menu
      title={name}
      onOpenChange={open => {
        setOpen(open);
        onOpenChange?.(open);
      }}
      trigger={
        trigger ?? (
          <IconButton size="s" side="top" label={t('menu.button', { name })}>
            <Gavel size={14} />
          </IconButton>
        )
      }
      entries={entries}
    />
  );
}

/** What takes back what holds for the person now. */
function useLifting({ personId, send }: PersonCommands): MenuEntry[] {
  const { t } = useTranslation('sanctions');
  const isMuted = useMutes().some(mute => mute.personId === personId);
  if (!isMuted) return [];
  return [{ id: 'unmute', label: t('menu.unmute'), onSelect: () => send('moderation.unmute', {}) }];
}

function useReasonRow({ reason, setReason }: PersonCommands): MenuRow {
  const { t } = useTranslation('sanctions');
  return {
    id: 'reason',
    label: t('menu.reason'),
    choices: READY_REASONS.map((each, index) => ({
      id: each,
      label: t(`reasons.${each}`),
      keys: String(index + 1),
      checked: reason === each,
      onSelect: () => setReason(reason === each ? undefined : each),
    })),
  };
}

function useMuteRow({ lines, send }: PersonCommands): MenuRow {
  const { t } = useTranslation('sanctions');
  return {
    id: 'mute',
    label: t('menu.muteFor'),
    choices: MUTE_SECONDS.map(seconds => ({
      id: String(seconds),
      label: formatMuteDuration(t, seconds),
      onSelect: () => send('moderation.mute', { seconds, lines }),
    })),
  };
}

function useExposureEntries({ exposure, lines, setLines, send }: PersonCommands): MenuEntry[] {
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

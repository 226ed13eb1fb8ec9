import { Gavel } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGranted } from '../permissions/use-granted.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/overlay/Menu.tsx';
import { BanDialog, type BannedFrom } from './BanDialog.tsx';
import { useMenuEntries } from './use-menu-entries.ts';
import { usePersonCommands } from './use-person-commands.ts';

interface Props {
  personId: string;
  name: string;
  /** The message beside which it stands. */
  messageId?: string;
  /** An icon where absent. */
  trigger?: ReactElement<Record<string, unknown>>;
  /** Told that it is closed once the dialog is that may follow. */
  onOpenChange?: (open: boolean) => void;
}

/**
 * A button whose menu has everything that a moderator can do to a person, with the reason that goes with it. Disabled, and
 * says so, where the moderator is not granted any of it.
 */
export function PersonMenu(props: Props) {
  return useGranted('timeout') ? <OpenMenu {...props} /> : <Lacking name={props.name} />;
}

function Lacking({ name }: { name: string }) {
  const { t } = useTranslation(['sanctions', 'permissions']);
  return (
    // It can be reached by keyboard, so that the reason can be read.
    <IconButton
      size="s"
      side="top"
      aria-disabled
      className="opacity-45"
      label={`${t('menu.button', { name })}. ${t('permissions:lacking.timeout')}`}
    >
      <Gavel size={14} />
    </IconButton>
  );
}

function OpenMenu({ personId, name, messageId, trigger, onOpenChange }: Props) {
  const { t } = useTranslation('sanctions');
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState<BannedFrom>();
  const isAsking = useRef(false);
  const commands = usePersonCommands(personId, isOpen || from !== undefined);
  const entries = useMenuEntries(commands, messageId, chosen => {
    isAsking.current = true;
    setFrom(chosen);
  });
  return (
    <>
      <Menu
        title={name}
        onOpenChange={open => {
          setOpen(open);
          onOpenChange?.(open || isAsking.current);
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
      {from ? (
        <BanDialog
          from={from}
          name={name}
          commands={commands}
          onClose={() => {
            isAsking.current = false;
            setFrom(undefined);
            onOpenChange?.(false);
          }}
        />
      ) : null}
    </>
  );
}

import { Shield, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { ShieldDialog } from './ShieldDialog.tsx';

/** Turns shield mode on, after a question that says what happens, or off. */
export function ShieldButton() {
  const { t } = useTranslation('modes');
  const shield = useShow(show => show.modes.shield);
  const command = useUndoableCommand();
  const [isAsking, setAsking] = useState(false);
  if (shield)
    return (
      <Button size="s" variant="danger" onClick={() => void command('mode.shield', { on: false })}>
        <ShieldOff size={14} aria-hidden />
        {t('shield.off')}
      </Button>
    );
  return (
    <>
      <Button size="s" variant="plain" onClick={() => setAsking(true)}>
        <Shield size={14} aria-hidden />
        {t('shield.button')}
      </Button>
      <ShieldDialog open={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

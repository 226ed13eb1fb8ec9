import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { PresetList } from './PresetList.tsx';

/** Asks before shield mode is turned on, and says what then happens. */
export function ShieldDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('modes');
  const preset = useShow(show => show.modes.preset);
  const command = useUndoableCommand();
  const turnOn = () => {
    onClose();
    void command('mode.shield', { on: true });
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('shield.title')}
      body={t('shield.body')}
      confirm={t('shield.confirm')}
      onConfirm={turnOn}
      onCancel={onClose}
    >
      <PresetList preset={preset} />
      <p className="text-pretty text-m">{t('shield.safeguards')}</p>
      <p className="text-pretty text-m text-quiet">{t('shield.after')}</p>
    </ConfirmDialog>
  );
}

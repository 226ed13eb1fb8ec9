import { useTranslation } from 'react-i18next';
import { useRoomView } from '../app/room-context.tsx';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';

/** Asks whether to end the show, and says how many watch. */
export function EndDialog(props: {
  open: boolean;
  isRecording?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const { open, isRecording = false, onConfirm, onCancel } = props;
  const { t } = useTranslation('golive');
  const watching = useRoomView(view => view.live.presence.watching);
  return (
    <ConfirmDialog
      open={open}
      title={t('end.title')}
      body={t('end.body', { count: watching }) + (isRecording ? ` ${t('end.recording')}` : '')}
      confirm={t('end.confirm')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}

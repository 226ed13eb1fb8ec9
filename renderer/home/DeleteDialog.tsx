import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShowSummary } from '../../shared/home/protocol.ts';
import { useReportError } from '../app/errors.ts';
import { TextField } from '../ui/input/TextField.tsx';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';
import { deleteShow } from './api.ts';

/** Deletes a show for good once its name was written. */
export function DeleteDialog({
  show,
  ownerKey,
  open,
  onClose,
  onDone,
}: {
  show: ShowSummary;
  ownerKey: string;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('home');
  const reportError = useReportError();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const { slug, title } = show;
  const close = () => {
    setText('');
    setWrong(false);
    onClose();
  };
  const confirm = () => {
    if (text.trim() !== title.trim()) return setWrong(true);
    close();
    void deleteShow(ownerKey, slug, title).then(onDone).catch(reportError);
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('delete.title', { title })}
      body={t('delete.body')}
      confirm={t('delete.confirm')}
      onConfirm={confirm}
      onCancel={close}
    >
      <TextField
        label={t('delete.name', { title })}
        value={text}
        autoComplete="off"
        onChange={next => {
          setText(next);
          setWrong(false);
        }}
        error={wrong ? t('delete.wrong', { title }) : undefined}
        className="mt-2"
      />
    </ConfirmDialog>
  );
}

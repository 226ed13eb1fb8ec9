import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useRoomView } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';

/** Ends a show that another device sends, which stops by itself. */
export function RemoteEndButton() {
  const { t } = useTranslation('golive');
  const [asking, setAsking] = useState(false);
  const watching = useRoomView(view => view.live.presence.watching);
  const command = useCommand();
  const end = () => {
    setAsking(false);
    void command('show.end', {});
  };
  return (
    <>
      <Button size="l" onClick={() => setAsking(true)}>
        {t('end.button')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('end.title')}
        body={t('end.body', { count: watching })}
        confirm={t('end.confirm')}
        onConfirm={end}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { EndDialog } from './EndDialog.tsx';

/** Ends a show that another device sends, which stops by itself. */
export function RemoteEndButton() {
  const { t } = useTranslation('golive');
  const [asking, setAsking] = useState(false);
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
      <EndDialog open={asking} onConfirm={end} onCancel={() => setAsking(false)} />
    </>
  );
}

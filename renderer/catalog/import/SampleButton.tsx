import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useAdding, useAddProducts } from './import-store.ts';

/** Brings in the products that come with Vitrine, in one click. Only a failure opens the dialog, to say why. */
export function SampleButton() {
  const { t } = useTranslation('catalog');
  const add = useAddProducts();
  const sending = useAdding(state => state.adding.kind === 'sending');
  const onClick = async () => {
    await add('sample');
    const { adding } = useAdding.getState();
    if (adding.kind === 'failed') useAdding.setState({ open: true });
    if (adding.kind !== 'done') return;
    const { added } = adding.report;
    announce(added > 0 ? t('told.added', { count: added }) : t('told.updated'));
  };
  return (
    <Button onClick={() => void onClick()} disabled={sending}>
      {sending ? <Spinner size={14} /> : null}
      {t('sample')}
    </Button>
  );
}

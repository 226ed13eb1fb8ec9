import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useAddProducts, useImport } from './import-store.ts';

/** Imports the sample products. The dialog opens only on an error. */
export function SampleButton() {
  const { t } = useTranslation('catalog');
  const add = useAddProducts();
  const sending = useImport(state => state.step.kind === 'sending');
  const onClick = async () => {
    await add('sample');
    const { step } = useImport.getState();
    if (step.kind === 'failed') useImport.setState({ open: true });
    if (step.kind !== 'done') return;
    const { added } = step.report;
    announce(added > 0 ? t('announce.added', { count: added }) : t('announce.updated'));
  };
  return (
    <Button onClick={() => void onClick()} disabled={sending}>
      {sending ? <Spinner size={14} /> : null}
      {t('sample')}
    </Button>
  );
}

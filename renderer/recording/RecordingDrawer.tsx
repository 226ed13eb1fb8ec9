import { useTranslation } from 'react-i18next';
import { setView, useView } from '../app/view-store.ts';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { ClipsSection } from './ClipsSection.tsx';
import { RecordingsSection } from './RecordingsSection.tsx';
import { RecordSection } from './RecordSection.tsx';

/** Drawer with the recording's controls, the clips and the recordings of the show. */
export function RecordingDrawer() {
  const { t } = useTranslation('recording');
  const open = useView(view => view.drawer === 'recording');
  return (
    <Drawer title={t('title')} open={open} onClose={() => setView({ drawer: 'none' })}>
      <RecordSection />
      <ClipsSection />
      <RecordingsSection />
    </Drawer>
  );
}

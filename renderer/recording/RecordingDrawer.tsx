import { useTranslation } from 'react-i18next';
import { setView, useView } from '../app/view-store.ts';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { ClipsPart } from './ClipsPart.tsx';
import { RecordingsPart } from './RecordingsPart.tsx';
import { RecordPart } from './RecordPart.tsx';

/** Recording this show, and what came of it. */
export function RecordingDrawer() {
  const { t } = useTranslation('recording');
  const open = useView(view => view.drawer === 'recording');
  return (
    <Drawer title={t('title')} open={open} onClose={() => setView({ drawer: 'none' })}>
      <RecordPart />
      <ClipsPart />
      <RecordingsPart />
    </Drawer>
  );
}

import { SlidersVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setView, useView } from '../app/view-store.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Opens and closes the mixer. */
export function SoundButton() {
  const { t } = useTranslation('sound');
  const open = useView(view => view.drawer === 'sound');
  return (
    <IconButton
      label={t('open')}
      side="top"
      aria-expanded={open}
      onClick={() => setView({ drawer: open ? 'none' : 'sound' })}
    >
      <SlidersVertical size={16} />
    </IconButton>
  );
}

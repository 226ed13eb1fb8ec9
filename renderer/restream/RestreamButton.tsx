import { Cast } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setView, useView } from '../app/view-store.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Opens and closes the list of restream destinations. */
export function RestreamButton() {
  const { t } = useTranslation('restream');
  const open = useView(view => view.drawer === 'restream');
  return (
    <IconButton
      label={t('open')}
      aria-expanded={open}
      onClick={() => setView({ drawer: open ? 'none' : 'restream' })}
    >
      <Cast size={16} />
    </IconButton>
  );
}

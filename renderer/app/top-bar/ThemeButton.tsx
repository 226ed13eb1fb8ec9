import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { keysOf, useShortcut } from '../shortcuts/use-shortcut.ts';
import { setView, useView } from '../view-store.ts';

/** Dark or light. */
export function ThemeButton() {
  const { t } = useTranslation('app');
  const dark = useView(view => view.theme === 'dark');
  const toggle = () => setView({ theme: dark ? 'light' : 'dark' });
  useShortcut('theme', toggle);
  return (
    <IconButton label={dark ? t('theme.toLight') : t('theme.toDark')} keys={keysOf('theme')} onClick={toggle}>
      {dark ? <Sun size={16} /> : <Moon size={16} />}
    </IconButton>
  );
}

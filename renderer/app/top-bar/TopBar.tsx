import { Keyboard, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HomeLink } from '../../home/HomeLink.tsx';
import { ShowTitle } from '../../lifecycle/ShowTitle.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keysOf } from '../shortcuts/use-shortcut.ts';
import { setView } from '../view-store.ts';
import { LanguageMenu } from './LanguageMenu.tsx';
import { ShowStatus } from './ShowStatus.tsx';
import { ThemeButton } from './ThemeButton.tsx';

/** The header: the show's title on the left, its status in the middle, actions on the right. */
export function TopBar({
  status,
  actions,
}: {
  /** Content after the show's status, such as the host's stream health. */
  status?: ReactNode;
  /** Further actions, before the general ones. */
  actions?: ReactNode;
}) {
  const { t } = useTranslation('app');
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-line border-b bg-surface px-3">
      <div className="flex min-w-0 flex-1 items-center gap-2">
        <HomeLink />
        <span aria-hidden className="text-line-strong">
          /
        </span>
        <ShowTitle />
      </div>
      <div className="flex shrink-0 items-center gap-3">
        <ShowStatus />
        {status}
      </div>
      <nav aria-label={t('topBar')} className="flex shrink-0 items-center justify-end gap-1">
        {actions}
        <Button variant="ghost" onClick={() => setView({ dialog: 'share' })}>
          <Share2 size={16} /> <span className="max-[1279px]:sr-only">{t('share.button')}</span>
        </Button>
        <IconButton label={t('keys.title')} keys={keysOf('help')} onClick={() => setView({ dialog: 'keys' })}>
          <Keyboard size={16} />
        </IconButton>
        <ThemeButton />
        <LanguageMenu />
      </nav>
    </header>
  );
}

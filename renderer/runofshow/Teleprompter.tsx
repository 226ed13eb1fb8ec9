import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useView } from '../app/view-store.ts';
import { showErrorToast } from '../ui/overlay/toast.ts';
import { TeleprompterPage } from './TeleprompterPage.tsx';
import { useTeleprompterWindow } from './teleprompter-store.ts';

/** Copies the studio's styles, theme and language to an empty window, and sets its title. */
function useWindowStyles(view: Window | undefined, title: string): void {
  const theme = useView(state => state.theme);
  useEffect(() => {
    if (!view) return;
    const { documentElement: root, head } = view.document;
    root.lang = document.documentElement.lang;
    root.dataset.theme = theme;
    view.document.title = title;
    if (head.childElementCount === 0 || !head.querySelector('link'))
      for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style'))
        head.append(sheet.cloneNode(true));
  }, [view, theme, title]);
}

/** Renders the teleprompter into its window while that is open. The window closes with the studio. */
export function Teleprompter() {
  const { t } = useTranslation('runofshow');
  const { view, blocked } = useTeleprompterWindow();
  useWindowStyles(view, t('teleprompter.title'));
  useEffect(() => {
    if (!view) return;
    const onClosed = () => useTeleprompterWindow.setState({ view: undefined });
    const close = () => view.close();
    view.addEventListener('pagehide', onClosed);
    window.addEventListener('pagehide', close);
    return () => {
      view.removeEventListener('pagehide', onClosed);
      window.removeEventListener('pagehide', close);
    };
  }, [view]);
  useEffect(() => {
    if (!blocked) return;
    showErrorToast(t('teleprompter.blocked'), { body: t('teleprompter.blockedHelp') });
    useTeleprompterWindow.setState({ blocked: false });
  }, [blocked, t]);
  return view ? createPortal(<TeleprompterPage view={view} />, view.document.body) : null;
}

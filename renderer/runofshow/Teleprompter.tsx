import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useView } from '../app/view-store.ts';
import { showErrorToast } from '../ui/overlay/toast.ts';
import { TeleprompterPage } from './TeleprompterPage.tsx';
import { useTeleprompterWindow } from './teleprompter-store.ts';

/** Dresses an empty window as the studio is dressed: its styles, theme, language and name. */
function useDressed(view: Window | undefined, title: string): void {
  const theme = useView(state => state.theme);
  useEffect(() => {
    if (!view) return;
    const own = document.documentElement;
    const { documentElement: root, head } = view.document;
    root.lang = own.lang;
    root.dataset.theme = theme;
    view.document.title = title;
    if (head.childElementCount === 0 || !head.querySelector('link'))
      for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style'))
        head.append(sheet.cloneNode(true));
  }, [view, theme, title]);
}

/** The teleprompter, drawn into its window for as long as that is open. It goes with the studio. */
export function Teleprompter() {
  const { t } = useTranslation('runofshow');
  const { view, blocked } = useTeleprompterWindow();
  useDressed(view, t('teleprompter.title'));
  useEffect(() => {
    if (!view) return;
    const gone = () => useTeleprompterWindow.setState({ view: undefined });
    const leave = () => view.close();
    view.addEventListener('pagehide', gone);
    window.addEventListener('pagehide', leave);
    return () => {
      view.removeEventListener('pagehide', gone);
      window.removeEventListener('pagehide', leave);
    };
  }, [view]);
  useEffect(() => {
    if (!blocked) return;
    showErrorToast(t('teleprompter.blocked'), { body: t('teleprompter.blockedHelp') });
    useTeleprompterWindow.setState({ blocked: false });
  }, [blocked, t]);
  return view ? createPortal(<TeleprompterPage view={view} />, view.document.body) : null;
}

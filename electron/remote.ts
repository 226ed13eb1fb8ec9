import type { App, Dialog } from 'electron';
import type { DesktopHandlers } from './ipc.ts';
import type { Trust } from './navigation.ts';

export interface RemoteOptions {
  readonly app: Pick<App, 'getLocale'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly trust: Trust;
  /** Shows an address in the studio's window. */
  show(studio: string): void;
}

const WORDS = {
  en: {
    question: (host: string) => `Open the studio of ${host} in this window?`,
    detail:
      'While it is open, that server’s page has this app’s camera, microphone, screen and keys. Keychain secrets are kept apart for each server. Quit and start Vitrine to come back to your own shows.',
    open: 'Open',
    cancel: 'Cancel',
  },
  zh: {
    question: (host: string) => `在此窗口打开 ${host} 的直播台？`,
    detail:
      '打开期间，该服务器的页面可使用本应用的摄像头、麦克风、屏幕和快捷键。钥匙串中的密钥按服务器分开保存。退出并重新启动 Vitrine 即可回到自己的直播。',
    open: '打开',
    cancel: '取消',
  },
  ru: {
    question: (host: string) => `Открыть студию ${host} в этом окне?`,
    detail:
      'Пока она открыта, странице этого сервера доступны камера, микрофон, экран и клавиши приложения. Секреты в связке ключей хранятся для каждого сервера отдельно. Чтобы вернуться к своим эфирам, закройте и снова запустите Vitrine.',
    open: 'Открыть',
    cancel: 'Отмена',
  },
};

function wordsFor(locale: string): (typeof WORDS)['en'] {
  const [language] = locale.toLowerCase().split('-');
  return language === 'zh' || language === 'ru' ? WORDS[language] : WORDS.en;
}

/** Whether an address is a studio's of a server elsewhere that may have the bridge: what comes without TLS could be anybody's. */
export function isRemoteStudio(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.pathname.includes('/studio/');
}

/**
 * Opens the studio of a server elsewhere in the window. Only the person can let it in, by the system's own dialog, and only
 * the page that the app itself has opened may ask; from then on no other server is trusted.
 */
export function setupRemote({
  app,
  dialog,
  trust,
  show,
}: RemoteOptions): Pick<DesktopHandlers, 'studio.open'> {
  return {
    'studio.open': async ({ url }) => {
      if (!trust.isHome || !isRemoteStudio(url))
        throw new Error('That studio can’t be opened in this window.');
      const words = wordsFor(app.getLocale());
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: words.question(new URL(url).host),
        detail: words.detail,
        buttons: [words.open, words.cancel],
        // Enter and Esc let nobody in.
        defaultId: 1,
        cancelId: 1,
      });
      if (response !== 0) return { opened: false };
      trust.move(url);
      show(url);
      return { opened: true };
    },
  };
}

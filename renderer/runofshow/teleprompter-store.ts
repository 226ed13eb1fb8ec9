import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const SLOWEST = 20;
export const FASTEST = 400;
export const SMALLEST = 24;
export const LARGEST = 96;

interface TeleprompterSettings {
  /** Words a minute; people speak at about 130. */
  speed: number;
  /** Height of the letters in pixels. */
  size: number;
  /** Turned round, for a glass before the viewpoint. */
  mirrored: boolean;
}

/** How the host likes to read. */
export const useTeleprompter = create<TeleprompterSettings>()(
  persist((): TeleprompterSettings => ({ speed: 130, size: 44, mirrored: false }), {
    name: 'vitrine.teleprompter',
    version: 1,
  }),
);

/** The teleprompter's own window; undefined while it is closed. */
export const useTeleprompterWindow = create<{ view: Window | undefined; blocked: boolean }>(() => ({
  view: undefined,
  blocked: false,
}));

/** Opens the teleprompter in a window of its own, which can be moved under the viewpoint; brings it forward when open. */
export function openTeleprompter(): void {
  const { view } = useTeleprompterWindow.getState();
  if (view && !view.closed) {
    view.focus();
    return;
  }
  const opened = window.open('', 'vitrine.teleprompter', 'popup,width=760,height=540') ?? undefined;
  useTeleprompterWindow.setState({ view: opened, blocked: opened === undefined });
}

import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const SLOWEST = 20;
export const FASTEST = 400;
export const SMALLEST = 24;
export const LARGEST = 96;

interface TeleprompterSettings {
  /** Words a minute; people speak at about 130. */
  speed: number;
  /** Font size in pixels. */
  size: number;
  /** Mirrored horizontally, for a beam splitter in front of the camera. */
  mirrored: boolean;
}

/** The host's teleprompter settings. */
export const useTeleprompter = create<TeleprompterSettings>()(
  persist((): TeleprompterSettings => ({ speed: 130, size: 44, mirrored: false }), {
    name: 'vitrine.teleprompter',
    version: 1,
  }),
);

/** The teleprompter's window; undefined while it is closed. */
export const useTeleprompterWindow = create<{ view: Window | undefined; blocked: boolean }>(() => ({
  view: undefined,
  blocked: false,
}));

/** Opens the teleprompter in its own window, which can be moved below the camera; focuses it if it is open. */
export function openTeleprompter(): void {
  const { view } = useTeleprompterWindow.getState();
  if (view && !view.closed) {
    view.focus();
    return;
  }
  const opened = window.open('', 'vitrine.teleprompter', 'popup,width=760,height=540') ?? undefined;
  useTeleprompterWindow.setState({ view: opened, blocked: opened === undefined });
}

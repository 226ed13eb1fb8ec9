import type { DesktopApi } from '../../shared/desktop.ts';
import { DESKTOP_BRIDGE } from '../../shared/desktop-names.ts';

declare global {
  interface Window {
    readonly [DESKTOP_BRIDGE]?: DesktopApi;
  }
}

/** The preload bridge of the desktop shell; undefined in a browser, where the studio has a fallback for each call. */
export const desktop: DesktopApi | undefined = window[DESKTOP_BRIDGE];

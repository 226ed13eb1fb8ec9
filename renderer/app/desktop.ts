import type { DesktopApi } from '../../shared/desktop.ts';
import { DESKTOP_BRIDGE } from '../../shared/desktop-names.ts';

declare global {
  interface Window {
    readonly [DESKTOP_BRIDGE]?: DesktopApi;
  }
}

/** The desktop shell's bridge; undefined in a browser, where the studio has its own answer to each of its calls. */
export const desktop: DesktopApi | undefined = window[DESKTOP_BRIDGE];

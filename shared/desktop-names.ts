// Names alone, without the schemas of shared/desktop.ts, because the preload script must stay small.

/** The name under which the shell puts its bridge into the studio's `window`. */
export const DESKTOP_BRIDGE = 'vitrineDesktop';
/** The one channel for calls into the shell, and the one for what the shell tells the studio. */
export const DESKTOP_CALLS = 'vitrine:call';
export const DESKTOP_SHORTCUT = 'vitrine:shortcut';

import { z } from 'zod';

/**
 * What the studio gains from the desktop shell. In a browser there is no bridge, and the studio has a web answer for
 * each of these; so nothing here is needed to run a show.
 */

export const AppInfo = z.object({
  version: z.string(),
  platform: z.string(),
  /** Whether secrets can be kept in the system's keychain. */
  keepsSecrets: z.boolean(),
});
export type AppInfo = z.infer<typeof AppInfo>;

export const CaptureSource = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['screen', 'window']),
  /** Small pictures as data addresses. */
  thumbnail: z.string(),
  icon: z.string().optional(),
});
export type CaptureSource = z.infer<typeof CaptureSource>;

/** A key that works while another program has the focus; `keys` is written as Electron does: `Control+Shift+1`. */
export const GlobalShortcut = z.strictObject({
  id: z.string().min(1).max(64),
  keys: z.string().min(1).max(64),
});
export type GlobalShortcut = z.infer<typeof GlobalShortcut>;

const nothing = z.strictObject({});
const done = z.object({});
const secretName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);

/** Every call that the studio may make into the shell, with the shape of its data and of its answer. */
export const desktopCalls = {
  'app.info': { data: nothing, result: AppInfo },
  'capture.sources': { data: nothing, result: z.array(CaptureSource) },
  /** Names what the next getDisplayMedia() of the studio is to show. */
  'capture.choose': { data: z.strictObject({ id: z.string().min(1).max(200) }), result: done },
  'secrets.get': {
    data: z.strictObject({ name: secretName }),
    result: z.object({ value: z.string().nullable() }),
  },
  /** null forgets the secret. */
  'secrets.set': {
    data: z.strictObject({ name: secretName, value: z.string().max(4096).nullable() }),
    result: done,
  },
  /** Replaces all shortcuts; the answer has the ids of those that the system refused. */
  'shortcuts.set': {
    data: z.strictObject({ shortcuts: z.array(GlobalShortcut).max(40) }),
    result: z.object({ refused: z.array(z.string()) }),
  },
  'power.keepAwake': { data: z.strictObject({ on: z.boolean() }), result: done },
  /** Opens the studio of a server elsewhere in this window, once the person agrees. */
  'studio.open': {
    data: z.strictObject({ url: z.url({ protocol: /^https$/ }).max(4000) }),
    result: z.object({ opened: z.boolean() }),
  },
  /** Opens a page in the person's own browser. */
  'links.open': { data: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2000) }), result: done },
} as const;

export type DesktopCall = keyof typeof desktopCalls;
export type DesktopData<N extends DesktopCall> = z.infer<(typeof desktopCalls)[N]['data']>;
export type DesktopResult<N extends DesktopCall> = z.infer<(typeof desktopCalls)[N]['result']>;

/** The bridge, as the studio finds it at `window.vitrineDesktop`. */
export interface DesktopApi {
  call<N extends DesktopCall>(name: N, data: DesktopData<N>): Promise<DesktopResult<N>>;
  /** Tells which global shortcut was pressed; returns a function that stops telling. */
  onShortcut(listener: (id: string) => void): () => void;
}

import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { type DesktopCall, type DesktopData, type DesktopResult, desktopCalls } from '../shared/desktop.ts';
import { DESKTOP_CALLS } from '../shared/desktop-names.ts';
import type { Trust } from './navigation.ts';

/** What answers each call of the bridge. */
export type DesktopHandlers = {
  [N in DesktopCall]: (data: DesktopData<N>) => DesktopResult<N> | Promise<DesktopResult<N>>;
};

const isCall = (name: unknown): name is DesktopCall =>
  typeof name === 'string' && Object.hasOwn(desktopCalls, name);

/**
 * The one gate between the studio's page and the system: every call comes through here, and only one that the studio's
 * own top frame sent, by a known name and with data of that name's shape, reaches its handler.
 */
export function setupIpc(ipcMain: Pick<IpcMain, 'handle'>, trust: Trust, handlers: DesktopHandlers): void {
  ipcMain.handle(DESKTOP_CALLS, async (event, name: unknown, data: unknown) => {
    if (!isStudio(event, trust)) throw new Error('This page may not call the desktop shell.');
    if (!isCall(name)) throw new Error('The desktop shell has no call of that name.');
    return answer(handlers, name, data);
  });
}

function isStudio({ senderFrame }: IpcMainInvokeEvent, trust: Trust): boolean {
  return senderFrame !== null && senderFrame.parent === null && trust.page(senderFrame.url);
}

async function answer<N extends DesktopCall>(
  handlers: DesktopHandlers,
  name: N,
  data: unknown,
): Promise<DesktopResult<N>> {
  const parsed = desktopCalls[name].data.safeParse(data);
  if (!parsed.success) throw new Error(`The data of ${name} has not its shape: ${parsed.error.message}`);
  return handlers[name](parsed.data as DesktopData<N>);
}

import { create } from 'zustand';
import type { CaptureSource, DesktopApi } from '../../../shared/desktop.ts';
import { desktop } from '../../app/desktop.ts';
import type { SourceManager } from './source-manager.ts';

/** A request to choose one of the offered screens and windows. */
interface PickerRequest {
  readonly offered: readonly CaptureSource[];
  /** Called with the id of the choice; undefined if the host cancelled. */
  readonly choose: (id: string | undefined) => void;
}

/** State of the studio's own picker; `request` is undefined while it is closed. */
export const useScreenPicker = create<{ request: PickerRequest | undefined }>(() => ({ request: undefined }));

/** Opens the studio's own picker, because Electron has none. Resolves to false if the host cancelled. */
async function chooseInShell(shell: DesktopApi): Promise<boolean> {
  const offered = await shell.call('capture.sources', {});
  const id = await new Promise<string | undefined>(choose => {
    useScreenPicker.setState({ request: { offered, choose } });
  });
  useScreenPicker.setState({ request: undefined });
  if (id === undefined) return false;
  await shell.call('capture.choose', { id });
  return true;
}

/**
 * Lets the host choose the screen or window of a source: by the browser's picker, or the studio's own one in the desktop
 * shell. Resolves to false if they cancelled.
 */
export async function chooseScreen(sourceManager: SourceManager, sourceId: string): Promise<boolean> {
  if (desktop && !(await chooseInShell(desktop))) return false;
  return sourceManager.chooseScreen(sourceId);
}

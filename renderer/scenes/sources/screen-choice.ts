import { create } from 'zustand';
import type { CaptureSource, DesktopApi } from '../../../shared/desktop.ts';
import { desktop } from '../../app/desktop.ts';
import type { SourceManager } from './source-manager.ts';

/** The desktop shell's question of which screen or window to show; undefined while none is asked. */
interface Question {
  readonly offered: readonly CaptureSource[];
  /** Undefined where the question is put away. */
  readonly answer: (id: string | undefined) => void;
}

export const useScreenQuestion = create<{ question: Question | undefined }>(() => ({ question: undefined }));

/** Asks within the studio, since the desktop shell has no picker of its own. Resolves to whether one was chosen. */
async function chooseInShell(shell: DesktopApi): Promise<boolean> {
  const offered = await shell.call('capture.sources', {});
  const id = await new Promise<string | undefined>(answer => {
    useScreenQuestion.setState({ question: { offered, answer } });
  });
  useScreenQuestion.setState({ question: undefined });
  if (id === undefined) return false;
  await shell.call('capture.choose', { id });
  return true;
}

/** Asks the host which screen or window a source shows: the browser asks, or the studio where it runs in the shell. */
export async function chooseScreen(sourceManager: SourceManager, sourceId: string): Promise<boolean> {
  if (desktop && !(await chooseInShell(desktop))) return false;
  return sourceManager.chooseScreen(sourceId);
}

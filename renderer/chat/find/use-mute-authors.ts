import { useMemo } from 'react';
import type { FoundLine } from '../../../shared/chat/protocol.ts';
import { useYou } from '../../app/room-context.tsx';
import { canActOn } from '../../sanctions/can-act-on.ts';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { KEY_MUTE_SECONDS } from '../use-message-keys.ts';

/** As many people at once as can be undone one after the other. */
const MAX_AUTHORS = 50;

/** The authors of lines who may be muted, each once, and a function that mutes them for a while. */
export function useMuteAuthors(lines: readonly FoundLine[]): { count: number; mute: () => void } {
  const you = useYou();
  const command = useUndoableCommand();
  const people = useMemo(() => {
    const authors = lines
      .filter(({ message }) => canActOn(you, message))
      .map(({ message }) => message.personId);
    return [...new Set(authors)].slice(0, MAX_AUTHORS);
  }, [lines, you]);
  const mute = async () => {
    for (const personId of people)
      await command('moderation.mute', { personId, seconds: KEY_MUTE_SECONDS }, { quiet: people.length > 1 });
  };
  return { count: people.length, mute: () => void mute() };
}

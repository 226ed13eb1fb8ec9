import { useEffect, useState } from 'react';
import type { CommandData, CommandName } from '../../shared/show/protocol.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

/** The commands that act on a person. */
type PersonCommandName = {
  [N in CommandName]: CommandData<N> extends { personId: string; seen?: number | undefined } ? N : never;
}[CommandName];

/** What takes an act back needs no reason. */
const TAKING_BACK: readonly CommandName[] = [
  'moderation.unmute',
  'sanction.unban',
  'sanction.withdrawWarning',
];

type Lines = 'remove' | 'keep';

export type PersonCommands = ReturnType<typeof usePersonCommands>;

/**
 * What a menu of actions has of a person: how they stand, the reason that goes along, and a function that sends a command.
 * That says which acts the sender has seen when the menu opened, so that another moderator's in between is noticed.
 */
export function usePersonCommands(personId: string, isOpen: boolean) {
  const room = useRoom();
  const command = useUndoableCommand();
  const exposure = useShow(show => show.sanctions.exposure[personId]);
  const [reason, setReason] = useState<string>();
  const [lines, setLines] = useState<Lines>('remove');
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    if (!isOpen) return;
    setSeen(room.store.getState().show.sanctions.acts[personId] ?? 0);
    setReason(undefined);
    setLines('remove');
  }, [isOpen, room, personId]);

  const send = <N extends PersonCommandName>(
    name: N,
    data: Omit<CommandData<N>, 'personId' | 'seen' | 'reason'>,
  ): void => {
    const why = TAKING_BACK.includes(name) ? undefined : reason?.trim();
    const withReason = why ? { reason: why } : {};
    void command(name, { ...data, personId, seen, ...withReason } as CommandData<N>);
    // What it does itself it has seen: the menu may stay open for more.
    setSeen(seen + 1);
  };
  return { personId, exposure, reason, setReason, lines, setLines, send };
}

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { amountOf, MODE_KINDS, type Modes } from '../../shared/modes/mode.ts';
import { room } from '../session.ts';

/** What a viewer has to know of the modes that are on, a sentence each. That the chat is closed stands in the field's place. */
function notesOf(t: TFunction, modes: Modes): string[] {
  return MODE_KINDS.flatMap(kind => {
    const mode = modes[kind];
    if (!mode || kind === 'closed') return [];
    const unit = amountOf(kind)?.unit ?? 'second';
    return t(`modes.note.${kind}`, { time: t(`modes.${unit}s`, { count: mode.amount ?? 0 }) });
  });
}

/** A calm line above the message field that says under which modes one writes. */
export function ModeNotes() {
  const { t } = useTranslation();
  const modes = useStore(room.store, state => state.show.modes.on);
  const isOver = useStore(room.store, state => state.show.lifecycle.phase.kind === 'ended');
  const notes = isOver ? [] : notesOf(t, modes);
  return notes.length > 0 ? <p className="mode-notes">{notes.join('\u00a0· ')}</p> : null;
}

import { type UIEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../shared/notes/contract.ts';
import { formatTimeOfDay } from '../ui/format.ts';

/** Distance from the end, in pixels, that counts as being at the end. */
const AT_END = 8;

/** The notes, the newest at the bottom. It stays scrolled to its end unless the reader scrolls up. */
export function NoteList({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation('notes');
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new notes move the end.
  useLayoutEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [notes]);
  const onScroll = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent) => {
    isAtEnd.current = scrollHeight - scrollTop - clientHeight <= AT_END;
  };
  return (
    <div
      ref={list}
      role="log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
      tabIndex={0}
      aria-label={t('list')}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain py-1 outline-offset-[-2px]"
      onScroll={onScroll}
    >
      <ul className="mt-auto">
        {notes.map(note => (
          <NoteRow key={note.id} note={note} />
        ))}
      </ul>
    </div>
  );
}

function NoteRow({ note: { name, text, at } }: { note: Note }) {
  const { i18n } = useTranslation();
  return (
    <li className="flex gap-2 px-3 py-1">
      <time className="mt-px shrink-0 text-faint text-s leading-5">
        {formatTimeOfDay(at, at, i18n.language)}
      </time>
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className="mr-1.5 font-medium text-quiet">{name}</span>
        {text}
      </p>
    </li>
  );
}

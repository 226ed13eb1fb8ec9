import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useShow, useYou } from '../app/room-context.tsx';
import { INPUT } from '../ui/input/TextField.tsx';

const MAX_TITLE = 80;

function TitleInput({ title, onDone }: { title: string; onDone: () => void }) {
  const { t } = useTranslation('app');
  const [text, setText] = useState(title);
  const command = useCommand();
  const save = () => {
    const next = text.trim();
    onDone();
    if (next && next !== title) void command('show.rename', { title: next });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save();
    if (event.key === 'Escape') onDone();
  };
  return (
    <input
      // The input was opened by a click, so it gets the focus.
      ref={input => input?.focus()}
      aria-label={t('title.label')}
      value={text}
      maxLength={MAX_TITLE}
      onChange={event => setText(event.target.value)}
      onFocus={event => event.target.select()}
      onBlur={save}
      onKeyDown={onKey}
      className={`${INPUT} h-8 max-w-80 px-2`}
    />
  );
}

function TitleButton({ title, onEdit }: { title: string; onEdit: () => void }) {
  const { t } = useTranslation('app');
  return (
    <button
      type="button"
      aria-label={t('title.rename', { title })}
      onClick={onEdit}
      className="group flex h-8 min-w-0 items-center gap-2 rounded-s px-2 hover:bg-hover"
    >
      <span className="truncate">{title}</span>
      <Pencil
        size={12}
        aria-hidden
        className="shrink-0 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    </button>
  );
}

/** The show's title; a host can rename it in place. */
export function ShowTitle() {
  const title = useShow(show => show.lifecycle.title);
  const isHost = useYou()?.role === 'host';
  const [editing, setEditing] = useState(false);
  if (editing && isHost) return <TitleInput title={title} onDone={() => setEditing(false)} />;
  return (
    <h1 className="flex min-w-0 font-medium">
      {isHost ? (
        <TitleButton title={title} onEdit={() => setEditing(true)} />
      ) : (
        <span className="truncate">{title}</span>
      )}
    </h1>
  );
}

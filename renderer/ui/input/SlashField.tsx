import { Autocomplete } from '@base-ui/react/autocomplete';
import clsx from 'clsx';
import { MessageSquareQuote, Settings2 } from 'lucide-react';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from '../IconButton.tsx';
import { slashQuery } from './slash-query.ts';
import { INPUT } from './TextField.tsx';

/** A text that is sent as it stands. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** A word after the title, where titles alone don't tell choices apart. */
  readonly note?: string;
  /** The text's language, as a BCP 47 tag. */
  readonly lang?: string;
}

/** What a slash at the beginning of a field offers, and the button before it. */
export interface Choices {
  /** Name of the list and of its button. */
  readonly label: string;
  /** The keys, below the list. */
  readonly hint: string;
  /** What matches the words behind the slash. */
  find(query: string): readonly Choice[];
  /** The list's last row, which leads to where choices are written. */
  readonly more: { label(query: string, count: number): string; open(query: string): void };
}

const MORE = 'more';
const nameOf = (row: Choice | typeof MORE): string => (row === MORE ? MORE : row.title);

/**
 * A line of text that a slash, or the button before it, turns into a list of texts to choose from. Enter or a click
 * takes the chosen one, Tab writes it into the field, Escape keeps what is written.
 */
export function SlashField({
  text,
  onText,
  choices,
  onChoose,
  onOpen,
  note,
  ...input
}: {
  text: string;
  onText: (text: string) => void;
  choices: Choices;
  onChoose: (choice: Choice) => void;
  /** Told whether the list is open. */
  onOpen: (open: boolean) => void;
  /** What stands at the field's end. */
  note: ReactNode;
} & Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'className' | 'defaultValue'>) {
  const [mode, setMode] = useState<'by-text' | 'opened' | 'closed'>('by-text');
  const highlighted = useRef<Choice | typeof MORE>(undefined);
  const query = slashQuery(text);
  const open = mode === 'opened' || (mode === 'by-text' && query !== undefined);
  const found = choices.find(query ?? '');
  const rows = [...found, MORE] as const;
  useEffect(() => onOpen(open), [open, onOpen]);

  const write = (next: string) => {
    // What was closed by hand stays so until a text begins anew.
    if (mode !== 'closed' || query === undefined || slashQuery(next) === undefined) setMode('by-text');
    onText(next);
  };
  const changeOpen = (next: boolean, reason: string) => {
    if (next && reason === 'input-change') return;
    if (next && text.trim() === '') return write('/');
    setMode(next ? 'opened' : 'closed');
    if (!next && query === '') write('');
  };
  const take = (row: Choice | typeof MORE) => {
    setMode('by-text');
    if (query !== undefined) onText('');
    if (row === MORE) choices.more.open(query ?? '');
    else onChoose(row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler?: () => void }) => {
    if (!open) return input.onKeyDown?.(event);
    const isEnter = event.key === 'Enter';
    if (!(isEnter || (event.key === 'Tab' && !event.shiftKey)) || event.nativeEvent.isComposing) return;
    // The list may be a render behind somebody who types fast, and nothing half-written goes out.
    const row = rows.find(each => each === highlighted.current) ?? rows[0];
    event.preventBaseUIHandler?.();
    if (!isEnter && row === MORE) return;
    event.preventDefault();
    if (isEnter || row === MORE) return take(row);
    setMode('by-text');
    onText(row.text);
  };

  return (
    <Autocomplete.Root
      items={rows}
      filteredItems={rows}
      itemToStringValue={nameOf}
      value={text}
      onValueChange={(next, { reason }) => reason === 'input-change' && write(next)}
      open={open}
      onOpenChange={(next, { reason }) => changeOpen(next, reason)}
      autoHighlight="always"
      onItemHighlighted={row => {
        highlighted.current = row;
      }}
    >
      <Autocomplete.Trigger
        tabIndex={0}
        render={
          <IconButton label={choices.label} side="top">
            <MessageSquareQuote size={16} aria-hidden />
          </IconButton>
        }
      />
      <Autocomplete.InputGroup className="relative flex min-w-0 flex-1">
        <Autocomplete.Input
          {...input}
          onKeyDown={onKeyDown}
          onBlur={event => event.relatedTarget && changeOpen(false, 'focus-out')}
          className={INPUT}
        />
        {note}
      </Autocomplete.InputGroup>
      {open ? <Rows choices={choices} query={query ?? ''} count={found.length} onTake={take} /> : null}
    </Autocomplete.Root>
  );
}

function Rows(props: {
  choices: Choices;
  query: string;
  count: number;
  onTake: (row: Choice | typeof MORE) => void;
}) {
  const { choices, query, count, onTake } = props;
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner side="top" align="start" sideOffset={8} className="z-50">
        {/* No Popup, which would hide the rest of the page from screen readers: the focus stays in the field. */}
        <div className="popup flex max-h-[min(360px,var(--available-height))] w-(--anchor-width) min-w-72 max-w-[calc(100vw-16px)] flex-col">
          <Autocomplete.List aria-label={choices.label} className="min-h-0 overflow-y-auto p-1">
            {(row: Choice | typeof MORE) => (
              <Autocomplete.Item
                key={row === MORE ? MORE : row.id}
                value={row}
                onClick={() => onTake(row)}
                className={clsx(
                  'flex cursor-default select-none rounded-s px-2 py-1.5 text-m outline-none data-highlighted:bg-hover pointer-coarse:min-h-10',
                  row === MORE ? 'items-center gap-2 text-quiet' : 'flex-col',
                  row === MORE && count > 0 && 'mt-1 border-line border-t',
                )}
              >
                {row === MORE ? (
                  <>
                    <Settings2 size={14} aria-hidden className="shrink-0" />
                    <span className="min-w-0 truncate">{choices.more.label(query, count)}</span>
                  </>
                ) : (
                  <ChoiceRow choice={row} />
                )}
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
          <p className="shrink-0 border-line border-t px-3 py-1.5 text-faint text-s pointer-coarse:hidden">
            {choices.hint}
          </p>
        </div>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  );
}

function ChoiceRow({ choice: { title, text, note, lang } }: { choice: Choice }) {
  return (
    <>
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="min-w-0 truncate font-medium">{title}</span>
        {note ? <span className="shrink-0 text-quiet text-s">{note}</span> : null}
      </span>
      <span lang={lang} className="line-clamp-2 text-quiet text-s [overflow-wrap:anywhere]">
        {text}
      </span>
    </>
  );
}

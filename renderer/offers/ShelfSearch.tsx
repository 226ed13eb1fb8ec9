import clsx from 'clsx';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { INPUT } from '../ui/input/TextField.tsx';
import { Kbd } from '../ui/Kbd.tsx';

/** Search of the shelf. Esc clears it, and Enter pins the product if it is the only match. */
export function ShelfSearch(props: {
  value: string;
  onChange: (value: string) => void;
  onEnter: () => void;
}) {
  const { value, onChange, onEnter } = props;
  const { t } = useTranslation('offers');
  const field = useRef<HTMLInputElement>(null);
  useShortcut('searchProducts', () => field.current?.focus());
  return (
    <span className="relative flex w-44 items-center">
      <Search size={14} aria-hidden className="pointer-events-none absolute left-2 text-faint" />
      <input
        ref={field}
        type="search"
        value={value}
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        spellCheck={false}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') onEnter();
          if (event.key === 'Escape') {
            onChange('');
            field.current?.blur();
          }
        }}
        className={clsx(INPUT, 'h-7! pr-2! pl-7! text-s! [&::-webkit-search-cancel-button]:hidden')}
      />
      {value === '' ? (
        <span className="pointer-events-none absolute right-1.5 flex">
          <Kbd keys={keysOf('searchProducts')} />
        </span>
      ) : null}
    </span>
  );
}

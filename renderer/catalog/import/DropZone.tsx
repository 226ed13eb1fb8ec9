import clsx from 'clsx';
import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useAddProducts } from './import-store.ts';
import { useFileDrop } from './use-file-drop.ts';

/** Accepts a file by drag and drop or by a file dialog. */
export function DropZone() {
  const { t } = useTranslation('catalog');
  const add = useAddProducts();
  const input = useRef<HTMLInputElement>(null);
  const { over, handlers } = useFileDrop(files => void add(files));
  return (
    <div
      {...handlers}
      className={clsx(
        'flex flex-col items-center gap-2 rounded-m border border-dashed px-4 py-6 text-center transition-colors duration-150',
        over ? 'border-accent bg-info-soft' : 'border-line-strong bg-canvas',
      )}
    >
      <FileUp size={24} aria-hidden className={over ? 'text-accent' : 'text-faint'} />
      <p className="text-m">{over ? t('drop.release') : t('drop.title')}</p>
      <p className="text-faint text-s">{t('drop.or')}</p>
      <Button onClick={() => input.current?.click()}>{t('drop.choose')}</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json"
        className="hidden"
        onChange={event => {
          void add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
}

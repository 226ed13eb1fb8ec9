import clsx from 'clsx';
import { FileUp } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useAddProducts } from './import-store.ts';
import { useFileDrop } from './use-file-drop.ts';

const ACCEPTED = '.csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json,.zip,application/zip,image/*';

/** An attribute that React's types don't know, though every browser does: the dialog chooses a folder. */
const FOLDER = { webkitdirectory: '' };

/** Accepts a list, pictures, a folder or a ZIP by drag and drop or by a file dialog. */
export function DropZone() {
  const { t } = useTranslation('catalog');
  const add = useAddProducts();
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const { over, handlers } = useFileDrop(files => void add(files));
  const input = {
    type: 'file',
    multiple: true,
    className: 'hidden',
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      void add([...(event.target.files ?? [])]);
      event.target.value = '';
    },
  };
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
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={() => file.current?.click()}>{t('drop.choose')}</Button>
        <Button onClick={() => folder.current?.click()}>{t('drop.chooseFolder')}</Button>
      </div>
      <p className="max-w-[52ch] text-pretty text-faint text-s">{t('ownPictures.help')}</p>
      <input ref={file} accept={ACCEPTED} {...input} />
      <input ref={folder} {...FOLDER} {...input} />
    </div>
  );
}

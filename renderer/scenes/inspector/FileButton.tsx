import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';

type TakeFile = (file: File) => Promise<void>;

/** The browser's file picker: an input element that has to be rendered, and a function that opens the picker. */
export function useFilePicker(accept: string, onFile: TakeFile): { field: ReactNode; open: () => void } {
  const field = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) void onFile(file);
    event.target.value = '';
  };
  return {
    field: <input ref={field} type="file" accept={accept} hidden onChange={choose} />,
    open: () => field.current?.click(),
  };
}

/** A button that opens the file picker. */
export function FileButton({ accept, label, onFile }: { accept: string; label: string; onFile: TakeFile }) {
  const { field, open } = useFilePicker(accept, onFile);
  return (
    <>
      {field}
      <Button size="s" className="self-start" onClick={open}>
        {label}
      </Button>
    </>
  );
}

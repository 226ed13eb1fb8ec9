import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';

type TakeFile = (file: File) => Promise<void>;

/** The browser's question for a file: an element that has to be on the page, and what asks. */
export function useFileQuestion(accept: string, onFile: TakeFile): { field: ReactNode; ask: () => void } {
  const field = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) void onFile(file);
    event.target.value = '';
  };
  return {
    field: <input ref={field} type="file" accept={accept} hidden onChange={choose} />,
    ask: () => field.current?.click(),
  };
}

/** A button that asks for a file. */
export function FileButton({ accept, label, onFile }: { accept: string; label: string; onFile: TakeFile }) {
  const { field, ask } = useFileQuestion(accept, onFile);
  return (
    <>
      {field}
      <Button size="s" className="self-start" onClick={ask}>
        {label}
      </Button>
    </>
  );
}

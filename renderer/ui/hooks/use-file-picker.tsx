import { type ChangeEvent, type ReactNode, useRef } from 'react';

/** The browser's file picker: an input element that has to be rendered, and a function that opens the picker. */
export function useFilePicker(
  accept: string,
  onFile: (file: File) => unknown,
): { field: ReactNode; open: () => void } {
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

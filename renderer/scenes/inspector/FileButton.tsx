import { Button } from '../../ui/Button.tsx';
import { useFilePicker } from '../../ui/hooks/use-file-picker.tsx';

/** A button that opens the file picker. */
export function FileButton({
  accept,
  label,
  onFile,
}: {
  accept: string;
  label: string;
  onFile: (file: File) => Promise<void>;
}) {
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

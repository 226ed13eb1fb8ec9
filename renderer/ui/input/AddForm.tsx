import { type FormEvent, useState } from 'react';
import { Button } from '../Button.tsx';
import { TextField } from './TextField.tsx';

/** A line of text that is added to what stands beside it, with Enter or the button. It stays until it was accepted. */
export function AddForm({
  label,
  placeholder,
  button,
  maxLength,
  onAdd,
}: {
  label: string;
  placeholder: string;
  button: string;
  maxLength: number;
  /** Given the text without spaces around it, never an empty one. Resolves to undefined where it was refused. */
  onAdd: (text: string) => Promise<unknown>;
}) {
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text !== '' && (await onAdd(text)) !== undefined) setTyped('');
  };
  return (
    <form onSubmit={event => void add(event)} className="flex items-start gap-2">
      <TextField
        label={label}
        hideLabel
        placeholder={placeholder}
        value={typed}
        maxLength={maxLength}
        autoComplete="off"
        onChange={setTyped}
        className="flex-1"
      />
      <Button type="submit" disabled={text === ''}>
        {button}
      </Button>
    </form>
  );
}

import { useId } from 'react';

/** A multi-line text field with a label above. */
export function TextArea({
  label,
  hint,
  value,
  maxLength,
  rows = 2,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  maxLength?: number | undefined;
  rows?: number;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-quiet text-s">
        {label}
      </label>
      <textarea
        id={id}
        value={value}
        rows={rows}
        maxLength={maxLength}
        onChange={event => onChange(event.target.value)}
        className="w-full resize-y rounded-s border border-line bg-canvas px-3 py-2 text-m hover:border-line-strong"
      />
      {hint ? <p className="text-pretty text-faint text-s">{hint}</p> : null}
    </div>
  );
}

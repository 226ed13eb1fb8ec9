import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import clsx from 'clsx';
import { useId } from 'react';

/** A row of steps of which one holds, each with a word: a bar that is filled up to it. Arrow keys move along it. */
export function Steps({
  label,
  words,
  value,
  onChange,
  disabled = false,
}: {
  label: string;
  /** What each step is called; the first one is off. */
  words: readonly string[];
  value: number;
  onChange: (value: number) => void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-3">
      <span id={id} className="min-w-0 truncate">
        {label}
      </span>
      <span className="text-quiet text-s">{words[value]}</span>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        disabled={disabled}
        onValueChange={step => onChange(step as number)}
        className={clsx('col-span-2 flex', disabled && 'opacity-45')}
      >
        {words.map((word, step) => (
          <Radio.Root
            key={word}
            value={step}
            aria-label={word}
            title={word}
            className={clsx(
              'flex h-6 flex-1 items-center px-0.5 outline-offset-[-2px] pointer-coarse:h-10',
              !disabled && 'group cursor-pointer',
            )}
          >
            <span
              className={clsx(
                'h-1.5 w-full rounded-full transition-colors duration-150 group-hover:bg-quiet',
                step > 0 && step <= value ? 'bg-accent-strong' : 'bg-line-strong',
              )}
            />
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}

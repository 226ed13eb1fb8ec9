import clsx from 'clsx';

/** A row of values at a click each. */
export function PriceChoices<T extends string | number>(props: {
  label: string;
  values: readonly T[];
  value: T | undefined;
  format: (value: T) => string;
  onChoose: (value: T) => void;
}) {
  const { label, values, value, format, onChoose } = props;
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">{label}</legend>
      {values.map(each => (
        <button
          key={each}
          type="button"
          aria-pressed={each === value}
          onClick={() => onChoose(each)}
          className={clsx(
            'h-7 flex-1 whitespace-nowrap rounded-s border px-1.5 text-s tabular-nums pointer-coarse:min-h-10',
            'transition-colors duration-150 ease-calm',
            each === value
              ? 'border-accent bg-info-soft font-medium text-accent'
              : 'border-line text-quiet hover:bg-hover hover:text-ink',
          )}
        >
          {format(each)}
        </button>
      ))}
    </fieldset>
  );
}

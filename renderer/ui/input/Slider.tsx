import { Slider as Base } from '@base-ui/react/slider';

/** A slider for dragging or the arrow keys (Shift for bigger steps). */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  written,
  onChange,
  disabled = false,
}: {
  /** Accessible name. */
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value as text with its unit, for `aria-valuetext`. */
  written: string;
  onChange: (value: number) => void;
  disabled?: boolean;
}) {
  return (
    <Base.Root
      value={value}
      min={min}
      max={max}
      step={step}
      largeStep={step * 6}
      disabled={disabled}
      onValueChange={onChange}
      className="min-w-0 flex-1"
    >
      <Base.Control className="flex h-8 w-full touch-none items-center">
        <Base.Track className="h-1 w-full rounded-full bg-line-strong">
          <Base.Indicator className="rounded-full bg-accent" />
          <Base.Thumb
            aria-label={label}
            getAriaValueText={() => written}
            className="size-4 rounded-full border border-line-strong bg-ink shadow-float outline-offset-2 focus-visible:outline-2 focus-visible:outline-focus data-disabled:opacity-45"
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}

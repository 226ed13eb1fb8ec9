import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Slider } from '../../ui/input/Slider.tsx';

/** A titled group of settings that can be collapsed. */
export function Collapsible({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group border-line border-t py-1">
      <summary className="flex h-8 cursor-pointer items-center gap-1 rounded-s font-semibold text-quiet text-s uppercase tracking-[0.06em]">
        <ChevronRight size={14} className="-ml-1 transition-transform duration-150 group-open:rotate-90" />
        {title}
      </summary>
      <div className="flex flex-col gap-2 pt-1 pb-2">{children}</div>
    </details>
  );
}

/** A setting with its name on the left. */
export function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center gap-3">
      <span className="w-28 shrink-0 text-quiet text-s">{label}</span>
      {children}
    </div>
  );
}

/** Slider between two limits; the value is shown in percent unless `written` is given. */
export function SliderRow({
  label,
  value,
  min = 0,
  max = 1,
  step = 0.01,
  written,
  onChange,
}: {
  label: string;
  value: number;
  min?: number;
  max?: number;
  step?: number;
  written?: string;
  onChange: (value: number) => void;
}) {
  const { i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' });
  const text = written ?? percent.format(value);
  return (
    <Row label={label}>
      <Slider
        label={label}
        value={value}
        min={min}
        max={max}
        step={step}
        written={text}
        onChange={onChange}
      />
      <span className="w-12 shrink-0 text-right text-s">{text}</span>
    </Row>
  );
}

export function ColourRow({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <Row label={<label htmlFor={id}>{label}</label>}>
      <input
        id={id}
        type="color"
        value={value}
        onChange={event => onChange(event.target.value)}
        className="h-8 w-14 cursor-pointer rounded-s border border-line bg-canvas p-1"
      />
    </Row>
  );
}

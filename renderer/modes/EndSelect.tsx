import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/room-context.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { Select } from '../ui/input/Select.tsx';

const NEVER = 'never';
const SET = 'set';
/** Minutes after which a mode may end by itself. */
const MINUTES = [5, 15, 30, 60];

/** When a mode ends by itself. */
export function EndSelect({
  until,
  onChange,
}: {
  until: number | null;
  onChange: (seconds: number | null) => void;
}) {
  const { t, i18n } = useTranslation('modes');
  const now = useRoom().now();
  const ends = until === null ? [] : [{ value: SET, label: endsAt(until) }];
  function endsAt(at: number): string {
    return t('endsAt', { time: formatTimeOfDay(at, now, i18n.language) });
  }
  return (
    <Select
      size="s"
      className="w-40 shrink-0"
      label={t('end')}
      value={until === null ? NEVER : SET}
      options={[
        { value: NEVER, label: t('endsNever') },
        ...ends,
        ...MINUTES.map(minutes => ({
          value: String(minutes),
          label: t('endsIn', { time: t('minutes', { count: minutes }) }),
        })),
      ]}
      onChange={value => {
        if (value !== SET) onChange(value === NEVER ? null : 60 * Number(value));
      }}
    />
  );
}

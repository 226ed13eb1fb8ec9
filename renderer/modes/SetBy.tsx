import { useTranslation } from 'react-i18next';
import type { Setter } from '../../shared/modes/mode.ts';
import { useRoom } from '../app/room-context.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { formatSetter } from './format.ts';

/** Who set something and when: Nina, 12:04. */
export function SetBy({
  mode: { by, at },
  className,
}: {
  mode: { readonly by?: Setter | undefined; readonly at: number };
  className: string;
}) {
  const { t, i18n } = useTranslation('modes');
  const now = useRoom().now();
  const time = formatTimeOfDay(at, now, i18n.language);
  return <span className={className}>{by ? `${formatSetter(t, by)}, ${time}` : time}</span>;
}

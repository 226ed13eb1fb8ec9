import type { TFunction } from 'i18next';
import { amountOf, type ModeKind, type ModeSetting, type Setter } from '../../shared/modes/mode.ts';
import { isNamedByRole } from '../../shared/roles.ts';

/** A mode's number with its unit: 10 s, 5 min. Keys name their namespace, so any `t` will do. */
export function formatAmount(t: TFunction, kind: ModeKind, amount: number): string {
  const isMinutes = amountOf(kind)?.unit === 'minute';
  if (!isMinutes && amount >= 60 && amount % 60 === 0) return t('modes:minutes', { count: amount / 60 });
  return t(isMinutes ? 'modes:minutes' : 'modes:seconds', { count: amount });
}

/** A mode with its number: Slow mode 10 s. */
export function formatSetting(t: TFunction, { kind, amount }: ModeSetting): string {
  const name = t(`modes:name.${kind}`);
  return amount === undefined ? name : `${name} ${formatAmount(t, kind, amount)}`;
}

/** Who set something; the owner without a name of their own is the host in every language. */
export const formatSetter = (t: TFunction, by: Setter): string =>
  isNamedByRole(by) ? t('chat:role.host') : by.name;

import type { TFunction } from 'i18next';
import { isReadyReason } from '../../shared/sanctions/rules.ts';
import type { StrikeStep } from '../../shared/sanctions/strikes.ts';
import { formatMuteDuration } from '../moderation/format.ts';

/** Formats what a strike leads to: a warning, 10 min, the whole show, for good. Its keys name their namespace. */
export function formatStep(t: TFunction, step: StrikeStep): string {
  if (step === 'warn' || step === 'good') return t(`sanctions:step.${step}`);
  return formatMuteDuration(t, step === 'show' ? null : step);
}

/** A reason in the reader's language where it is a ready one, and as it was written where it isn't. */
export const formatReason = (t: TFunction, reason: string): string =>
  isReadyReason(reason) ? t(`sanctions:reasons.${reason}`) : reason;

import type { TFunction } from 'i18next';
import { isReadyReason } from '../../shared/sanctions/rules.ts';

/** A moderator's reason as its reader has it: a ready one in their language, own words as they were written. */
export const reasonText = (t: TFunction, reason: string): string =>
  isReadyReason(reason) ? t(`reasons.${reason}`) : reason;

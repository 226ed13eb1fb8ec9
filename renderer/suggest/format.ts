import type { TFunction } from 'i18next';
import type { SuggestReason } from '../../shared/suggest/contract.ts';

/** Formats why a product is suggested. */
export function formatReason(t: TFunction<'suggest'>, reason: SuggestReason): string {
  switch (reason.kind) {
    case 'mentions':
      return t('reason.mentions', { count: reason.people });
    case 'clicks':
      return t('reason.clicks', { count: reason.clicks });
    case 'notShown':
      return t('reason.notShown', { count: reason.minutes });
    case 'neverShown':
      return t('reason.neverShown');
    case 'lowStock':
      return t('reason.lowStock', { count: reason.left });
  }
}

import i18next from 'i18next';
import { formatMoney } from '../../shared/money.ts';
import { stockLine } from '../../shared/stock.ts';
import type { StartingName } from './document/templates.ts';
import type { Wording } from './program/bind.ts';

/** Prices and stock as they stand in the picture, in the studio's language of the moment. */
export function wordingNow(): Wording {
  const { language } = i18next;
  return {
    price: money => formatMoney(money, language),
    stock: left => {
      const line = stockLine(left);
      if (line.kind === 'plenty') return undefined;
      return line.kind === 'soldOut'
        ? i18next.t('scenes:stock.soldOut')
        : i18next.t('scenes:stock.left', { count: line.left });
    },
  };
}

/** What a new show calls its first scenes. */
export const startingNames = (): Record<StartingName, string> => ({
  camera: i18next.t('scenes:starting.camera'),
  wide: i18next.t('scenes:starting.wide'),
  close: i18next.t('scenes:starting.close'),
  pip: i18next.t('scenes:starting.pip'),
});

import i18next from 'i18next';
import { stockLine } from '../../shared/catalog/stock.ts';
import { formatMoney } from '../../shared/money.ts';
import type { StartingName } from './document/templates.ts';
import type { OverlayFormat } from './program/bind.ts';

/** Formats prices and stock for overlays, in the studio's current language. */
export function overlayFormat(): OverlayFormat {
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

/** Names of a new show's first scenes and its camera, in the studio's current language. */
export const startingSceneNames = (): Record<StartingName, string> => ({
  camera: i18next.t('scenes:starting.camera'),
  screen: i18next.t('scenes:starting.screen'),
  wide: i18next.t('scenes:starting.wide'),
  close: i18next.t('scenes:starting.close'),
  pip: i18next.t('scenes:starting.pip'),
});

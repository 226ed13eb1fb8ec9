import { useTranslation } from 'react-i18next';
import { DraftField } from './DraftField.tsx';
import { Part, type PartProps } from './Part.tsx';

/** Units, limit per buyer, and hold time of a claim. An auction has one unit. */
export function LimitsPart({ draft, errors }: PartProps) {
  const { t } = useTranslation('deals');
  const isAuction = draft.kind === 'auction';
  const parts = { draft: isAuction ? { ...draft, units: '1', perBuyer: '1' } : draft, errors };
  return (
    <Part title={t('form.limits')}>
      <div className="grid grid-cols-3 items-start gap-3">
        <DraftField
          {...parts}
          field="units"
          errorParams={{ most: 100_000 }}
          label={t(draft.kind === 'coupon' ? 'form.coupons' : 'form.units')}
          type="number"
          min={1}
          disabled={isAuction}
        />
        <DraftField
          {...parts}
          field="perBuyer"
          errorParams={{ most: 100 }}
          label={t('form.perBuyer')}
          type="number"
          min={1}
          max={100}
          disabled={isAuction}
        />
        <DraftField
          {...parts}
          field="holdMinutes"
          label={t('form.hold')}
          type="number"
          min={0.5}
          max={30}
          step={0.5}
        />
      </div>
    </Part>
  );
}

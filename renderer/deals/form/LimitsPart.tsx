import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/TextField.tsx';
import { changeDraft } from './form-store.ts';
import { Part, type PartProps, useFaultText } from './Part.tsx';

/** How many there are, how many one buyer may have, and how long a claim is kept. An auction sells one. */
export function LimitsPart({ draft, faults }: PartProps) {
  const { t } = useTranslation('deals');
  const fault = useFaultText(faults);
  const isAuction = draft.kind === 'auction';
  return (
    <Part title={t('form.limits')}>
      <div className="grid grid-cols-3 items-start gap-3">
        <TextField
          label={t(draft.kind === 'coupon' ? 'form.coupons' : 'form.units')}
          type="number"
          min={1}
          disabled={isAuction}
          value={isAuction ? '1' : draft.units}
          error={fault('units', { most: 100_000 })}
          onChange={units => changeDraft({ units })}
        />
        <TextField
          label={t('form.perBuyer')}
          type="number"
          min={1}
          max={100}
          disabled={isAuction}
          value={isAuction ? '1' : draft.perBuyer}
          error={fault('perBuyer', { most: 100 })}
          onChange={perBuyer => changeDraft({ perBuyer })}
        />
        <TextField
          label={t('form.hold')}
          type="number"
          min={0.5}
          max={30}
          step={0.5}
          value={draft.holdMinutes}
          error={fault('holdMinutes')}
          onChange={holdMinutes => changeDraft({ holdMinutes })}
        />
      </div>
    </Part>
  );
}

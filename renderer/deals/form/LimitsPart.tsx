import { useTranslation } from 'react-i18next';
import { networkLimit } from '../../../shared/deals/terms.ts';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { DraftField } from './DraftField.tsx';
import type { DealDraft } from './draft.ts';
import { changeDraft } from './form-store.ts';
import { Part, type PartProps } from './Part.tsx';

const NETWORKS = ['several', 'one', 'any'] as const satisfies readonly DealDraft['perNetwork'][];
const KNOWN = ['all', 'visit', 'purchase'] as const satisfies readonly DealDraft['knownBy'][];

/** Units, limit per buyer, hold time of a claim, and who may buy. An auction has one unit. */
export function LimitsPart({ draft, errors }: PartProps) {
  const { t } = useTranslation('deals');
  const isAuction = draft.kind === 'auction';
  const parts = { draft: isAuction ? { ...draft, units: '1', perBuyer: '1' } : draft, errors };
  return (
    <Part title={t('form.limits')}>
      <div className="grid grid-cols-3 items-start gap-3 max-[519px]:grid-cols-2">
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
      <div className="grid grid-cols-2 items-start gap-3 max-[519px]:grid-cols-1">
        <NetworkLimit draft={draft} />
        <KnownBuyers draft={draft} />
      </div>
    </Part>
  );
}

/** How many buyers of one network address may have it, with what that can't stop. */
function NetworkLimit({ draft }: Pick<PartProps, 'draft'>) {
  const { t } = useTranslation('deals');
  const { perNetwork } = draft;
  const most = networkUnits(draft);
  const severalLabel =
    most === undefined ? t('form.perNetworkIs.bidders') : t('form.perNetworkIs.several', { count: most });
  return (
    <Field label={t('form.perNetwork')} hint={t(`form.perNetworkHint.${perNetwork}`)}>
      <Select
        label={t('form.perNetwork')}
        value={perNetwork}
        options={NETWORKS.map(value => ({
          value,
          label: value === 'several' ? severalLabel : t(`form.perNetworkIs.${value}`),
        }))}
        onChange={value => changeDraft({ perNetwork: value as DealDraft['perNetwork'] })}
      />
    </Field>
  );
}

/** Units that one network address gets of the draft by default; undefined for an auction, and before they are known. */
function networkUnits({ kind, ...draft }: DealDraft): number | undefined {
  const [units, perBuyer] = [Number(draft.units), Number(draft.perBuyer)];
  if (kind === 'auction' || !(units >= 1) || !(perBuyer >= 1)) return undefined;
  return Math.min(units, networkLimit({ units, perBuyer }));
}

/** Who may buy, with what that can't stop. */
function KnownBuyers({ draft: { knownBy } }: Pick<PartProps, 'draft'>) {
  const { t } = useTranslation('deals');
  return (
    <Field label={t('form.knownBy')} hint={knownBy === 'all' ? undefined : t(`form.knownByHint.${knownBy}`)}>
      <Select
        label={t('form.knownBy')}
        value={knownBy}
        options={KNOWN.map(value => ({ value, label: t(`form.knownByIs.${value}`) }))}
        onChange={value => changeDraft({ knownBy: value as DealDraft['knownBy'] })}
      />
    </Field>
  );
}

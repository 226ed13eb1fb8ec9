import { useTranslation } from 'react-i18next';
import { formatMoney, type Money, writeAmount } from '../../../shared/money.ts';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { EndingChoice } from '../price/EndingChoice.tsx';
import { endingOf, nearestEnding, type PriceEnding } from '../price/price-ending.ts';
import { DraftField } from './DraftField.tsx';
import type { DealDraft, DealKind } from './draft.ts';
import { changeDraft } from './form-store.ts';
import { Part, type PartProps } from './Part.tsx';

const KINDS: readonly DealKind[] = ['flash', 'coupon', 'auction'];

interface TermsProps extends PartProps {
  usual: Money | undefined;
  price: Money | undefined;
}

/** Kind of the deal and its terms: flash price, coupon or auction. */
export function TermsPart(props: TermsProps) {
  const { t } = useTranslation('deals');
  const { kind } = props.draft;
  return (
    <Part title={t('form.terms')}>
      <div className="grid grid-cols-3 items-start gap-3 max-[519px]:grid-cols-2">
        <Field label={t('form.kind')}>
          <Select
            label={t('form.kind')}
            value={kind}
            options={KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
            onChange={value => changeDraft({ kind: value as DealKind })}
          />
        </Field>
        {kind === 'flash' ? <FlashFields {...props} /> : null}
        {kind === 'coupon' ? <CouponFields {...props} /> : null}
        {kind === 'auction' ? <AuctionFields {...props} /> : null}
      </div>
    </Part>
  );
}

function FlashFields(props: TermsProps) {
  const { t } = useTranslation('deals');
  const { by } = props.draft;
  return (
    <>
      <Field label={t('form.by')}>
        <Select
          label={t('form.by')}
          value={by}
          options={(['percent', 'price'] as const).map(value => ({ value, label: t(`form.${value}`) }))}
          onChange={value => changeDraft({ by: value as DealDraft['by'] })}
        />
      </Field>
      {by === 'percent' ? <Percent {...props} /> : <Amount {...props} field="price" />}
      <Ending {...props} />
    </>
  );
}

/** How the price ends: the one that follows from a percentage, or the one that is written. */
function Ending({ draft, usual, price }: TermsProps) {
  const { t } = useTranslation('deals');
  const isWritten = draft.by === 'price';
  const choose = (ending: PriceEnding) =>
    changeDraft({
      ending,
      ...(isWritten && price ? { price: writeAmount(nearestEnding(price, ending, usual)) } : {}),
    });
  return (
    <Field label={t('ending.label')} className="col-span-full">
      <EndingChoice value={isWritten && price ? endingOf(price) : draft.ending} onChoose={choose} />
    </Field>
  );
}

function Percent({ draft, errors, price }: TermsProps) {
  const { t, i18n } = useTranslation('deals');
  const isWritten = draft.percent.trim() !== '' && price !== undefined;
  return (
    <DraftField
      draft={draft}
      errors={errors}
      field="percent"
      label={t('form.percentOff')}
      type="number"
      min={1}
      max={100}
      hint={isWritten ? t('form.comesTo', { price: formatMoney(price, i18n.language) }) : undefined}
    />
  );
}

type AmountField = 'price' | 'from' | 'step' | 'reserve';

/** An amount in the products' currency. */
function Amount({ draft, errors, usual, field }: TermsProps & { field: AmountField }) {
  const { t, i18n } = useTranslation('deals');
  const currency = usual?.currency ?? '';
  const label = t(`form.amount.${field}`);
  return (
    <DraftField
      draft={draft}
      errors={errors}
      field={field}
      errorParams={{ usual: usual ? formatMoney(usual, i18n.language) : '', currency }}
      label={currency ? `${label}, ${currency}` : label}
      inputMode="decimal"
      autoComplete="off"
    />
  );
}

function CouponFields(props: TermsProps) {
  const { draft, errors } = props;
  const { t } = useTranslation('deals');
  return (
    <>
      <Percent {...props} />
      <DraftField
        draft={draft}
        errors={errors}
        field="code"
        label={t('form.code')}
        hint={t('form.codeHint')}
        maxLength={40}
        autoComplete="off"
      />
    </>
  );
}

function AuctionFields(props: TermsProps) {
  const { draft, errors } = props;
  const { t } = useTranslation('deals');
  return (
    <>
      <Amount {...props} field="from" />
      <Amount {...props} field="step" />
      <Amount {...props} field="reserve" />
      <DraftField
        draft={draft}
        errors={errors}
        field="counterSeconds"
        label={t('form.counter')}
        hint={t('form.counterHint')}
        type="number"
        min={5}
        max={60}
        className="col-span-2"
      />
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { useShow, useYou } from '../../app/room-context.tsx';
import { useProductValues } from '../../catalog/use-product-values.ts';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { TextArea } from '../../ui/input/TextArea.tsx';
import { DraftField } from './DraftField.tsx';
import { changeDraft } from './form-store.ts';
import { Part, type PartProps, useFieldErrorText } from './Part.tsx';

/** Select has no empty value, and no brand starts with a space. */
const NONE = ' none';

/** Title, brand, disclosure and talking points. */
export function DescriptionPart({ draft, errors }: PartProps) {
  const { t } = useTranslation('deals');
  const error = useFieldErrorText(errors);
  return (
    <Part title={t('form.description')}>
      <DraftField draft={draft} errors={errors} field="title" label={t('form.title')} maxLength={120} />
      <Brand draft={draft} />
      {draft.brand ? (
        <DraftField
          draft={draft}
          errors={errors}
          field="disclosure"
          label={t('form.disclosure')}
          hint={t('form.disclosureHint', { brand: draft.brand })}
          maxLength={160}
        />
      ) : null}
      <TextArea
        label={t('form.points')}
        hint={error('points') ?? t('form.pointsHint')}
        rows={2}
        value={draft.points}
        onChange={points => changeDraft({ points })}
      />
    </Part>
  );
}

/** The brand of the deal. It is fixed for reps, and once the deal exists. */
function Brand({ draft }: Pick<PartProps, 'draft'>) {
  const { t } = useTranslation('deals');
  const isBrand = useYou()?.role === 'brand';
  const isMade = useShow(show => show.deals.byId[draft.id] !== undefined);
  const brands = useProductValues('brand');
  if (isBrand || brands.length === 0) return null;
  return (
    <Field label={t('form.brand')}>
      <Select
        label={t('form.brand')}
        disabled={isMade}
        value={draft.brand || NONE}
        options={[
          { value: NONE, label: t('form.noBrand') },
          ...brands.map(brand => ({ value: brand, label: brand })),
        ]}
        onChange={brand => changeDraft({ brand: brand === NONE ? '' : brand })}
      />
    </Field>
  );
}

import { useTranslation } from 'react-i18next';
import { useShow, useYou } from '../../app/room-context.tsx';
import { useProductValues } from '../../catalog/use-product-values.ts';
import { SuggestField } from '../../ui/input/SuggestField.tsx';
import { TextArea } from '../../ui/input/TextArea.tsx';
import { DraftField } from './DraftField.tsx';
import { changeDraft } from './form-store.ts';
import { Part, type PartProps, useFieldErrorText } from './Part.tsx';

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
  if (isBrand) return null;
  return (
    <SuggestField
      label={t('form.brand')}
      placeholder={t('form.noBrand')}
      disabled={isMade}
      options={brands}
      value={draft.brand}
      maxLength={80}
      onChange={brand => changeDraft({ brand })}
    />
  );
}

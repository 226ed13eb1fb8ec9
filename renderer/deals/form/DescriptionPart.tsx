import { useTranslation } from 'react-i18next';
import { useShow, useYou } from '../../app/room-context.tsx';
import { useKnown } from '../../catalog/use-product-values.ts';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { TextArea } from '../../ui/input/TextArea.tsx';
import { DraftField } from './DraftField.tsx';
import { changeDraft } from './form-store.ts';
import { Part, type PartProps, useFaultText } from './Part.tsx';

/** The list can't hold an empty value, and no brand begins with a space. */
const NONE = ' none';

/** What viewers read, what the host says, and for whom the deal is made. */
export function WordsPart({ draft, faults }: PartProps) {
  const { t } = useTranslation('deals');
  const fault = useFaultText(faults);
  return (
    <Part title={t('form.words')}>
      <DraftField draft={draft} faults={faults} field="title" label={t('form.title')} maxLength={120} />
      <Brand draft={draft} />
      {draft.brand ? (
        <DraftField
          draft={draft}
          faults={faults}
          field="disclosure"
          label={t('form.disclosure')}
          hint={t('form.disclosureHint', { brand: draft.brand })}
          maxLength={160}
        />
      ) : null}
      <TextArea
        label={t('form.points')}
        hint={fault('points') ?? t('form.pointsHint')}
        rows={2}
        value={draft.points}
        onChange={points => changeDraft({ points })}
      />
    </Part>
  );
}

/** For whom the deal is made. A rep makes deals of their own brand, and a made deal keeps its brand. */
function Brand({ draft }: Pick<PartProps, 'draft'>) {
  const { t } = useTranslation('deals');
  const isBrand = useYou()?.role === 'brand';
  const isMade = useShow(show => show.deals[draft.id] !== undefined);
  const brands = useKnown('brand');
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

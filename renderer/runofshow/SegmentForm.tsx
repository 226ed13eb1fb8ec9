import { useTranslation } from 'react-i18next';
import { MAX_POINTS, MAX_SCRIPT_LENGTH, type Segment } from '../../shared/runofshow/plan.ts';
import { useShow } from '../app/room-context.tsx';
import { Field } from '../ui/input/Field.tsx';
import { Select } from '../ui/input/Select.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { TextArea } from '../ui/input/TextArea.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { useSegmentDraft } from './use-segment-draft.ts';

// Select has no empty value, and no id starts with a space.
const NONE = 'no id';
const optional = (value: string) => (value === NONE ? undefined : value);

/** The form of a segment; changes are saved automatically. */
export function SegmentForm({ segment }: { segment: Segment }) {
  const { t } = useTranslation('runofshow');
  const [draft, change] = useSegmentDraft(segment);
  const products = useShow(show => show.catalog.products);
  const scenes = useShow(show => show.scenes.document?.scenes);
  const offered = products.filter(({ id, archived }) => !archived || id === draft.productId);
  const without = { value: NONE, label: t('none') };
  return (
    <section aria-label={segment.title} className="flex flex-col gap-3 rounded-m border border-line p-3">
      <div className="flex gap-3">
        <TextField
          label={t('form.title')}
          className="flex-1"
          maxLength={80}
          value={draft.title}
          error={draft.title.trim() ? undefined : t('form.needsTitle')}
          onChange={title => change({ title })}
        />
        <TextField
          label={t('form.minutes')}
          className="w-24"
          type="number"
          min={0.5}
          max={600}
          step={0.5}
          value={String(draft.minutes)}
          onChange={text => change({ minutes: Number(text) })}
        />
      </div>
      <Field label={t('form.product')}>
        <Select
          label={t('form.product')}
          value={draft.productId ?? NONE}
          options={[without, ...offered.map(({ id, title }) => ({ value: id, label: title }))]}
          onChange={id => change({ productId: optional(id) })}
        />
      </Field>
      {draft.productId ? (
        <Switch label={t('form.pins')} checked={draft.pins} onChange={pins => change({ pins })} />
      ) : null}
      <Field label={t('form.scene')}>
        <Select
          label={t('form.scene')}
          value={draft.sceneId ?? NONE}
          options={[without, ...(scenes ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={id => change({ sceneId: optional(id) })}
        />
      </Field>
      <TextArea
        label={t('form.points')}
        hint={t('form.pointsHint')}
        rows={3}
        value={draft.points.join('\n')}
        onChange={text => change({ points: linesOf(text) })}
      />
      <TextArea
        label={t('form.script')}
        rows={8}
        maxLength={MAX_SCRIPT_LENGTH}
        value={draft.script}
        onChange={script => change({ script })}
      />
    </section>
  );
}

const linesOf = (text: string): string[] => text.split('\n').slice(0, MAX_POINTS);

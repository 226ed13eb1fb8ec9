import { useTranslation } from 'react-i18next';
import type { DealStart } from '../../../shared/deals/terms.ts';
import { useShow, useYou } from '../../app/room-context.tsx';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { DraftField } from './DraftField.tsx';
import { changeDraft } from './form-store.ts';
import { Part, type PartProps, useFieldErrorText } from './Part.tsx';

const COUNTDOWNS = [0, 10, 20, 30, 60, 120, 300];

/** Countdown, duration, and what starts the deal. */
export function TimesPart({ draft, errors }: PartProps) {
  const { t } = useTranslation('deals');
  const countdowns = [...new Set([...COUNTDOWNS, Number(draft.countdownSeconds)])].sort((a, b) => a - b);
  return (
    <Part title={t('form.times')}>
      <div className="grid grid-cols-3 items-start gap-3 max-[519px]:grid-cols-2">
        <Field label={t('form.countdown')}>
          <Select
            label={t('form.countdown')}
            value={draft.countdownSeconds}
            options={countdowns.map(seconds => ({
              value: String(seconds),
              label: seconds === 0 ? t('form.atOnce') : t('seconds', { count: seconds }),
            }))}
            onChange={countdownSeconds => changeDraft({ countdownSeconds })}
          />
        </Field>
        <DraftField
          draft={draft}
          errors={errors}
          field="runMinutes"
          label={t('form.run')}
          type="number"
          min={1}
          max={20}
          step={0.5}
        />
        <StartKind draft={draft} />
        <StartDetail draft={draft} errors={errors} />
      </div>
    </Part>
  );
}

function StartKind({ draft }: Pick<PartProps, 'draft'>) {
  const { t } = useTranslation('deals');
  // A rep does not see the run of show, nor the deals of others.
  const isBrand = useYou()?.role === 'brand';
  const kinds: DealStart['kind'][] = isBrand ? ['hand', 'at'] : ['hand', 'at', 'segment', 'after'];
  const shown = kinds.includes(draft.start) ? kinds : [...kinds, draft.start];
  return (
    <Field label={t('form.start')}>
      <Select
        label={t('form.start')}
        value={draft.start}
        options={shown.map(value => ({ value, label: t(`form.startBy.${value}`) }))}
        onChange={value => changeDraft({ start: value as DealStart['kind'] })}
      />
    </Field>
  );
}

function StartDetail({ draft, errors }: PartProps) {
  const { t } = useTranslation('deals');
  const error = useFieldErrorText(errors);
  const segments = useShow(show => show.runofshow.segments);
  const deals = useShow(show => show.deals.byId);
  if (draft.start === 'at')
    return (
      <DraftField
        draft={draft}
        errors={errors}
        field="at"
        label={t('form.at')}
        type="datetime-local"
        className="col-span-2"
      />
    );
  if (draft.start === 'segment')
    return (
      <Field label={t('form.segment')} error={error('segmentId')} className="col-span-2">
        <Select
          label={t('form.segment')}
          placeholder={t(segments.length > 0 ? 'form.chooseSegment' : 'form.noSegments')}
          value={draft.segmentId || null}
          options={segments.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={segmentId => changeDraft({ segmentId })}
        />
      </Field>
    );
  if (draft.start !== 'after') return null;
  const others = Object.values(deals).filter(
    ({ plan, stage }) => plan.id !== draft.id && stage.kind !== 'over',
  );
  return (
    <Field label={t('form.after')} error={error('dealId')} className="col-span-2">
      <Select
        label={t('form.after')}
        placeholder={t(others.length > 0 ? 'form.chooseDeal' : 'form.noDeals')}
        value={draft.dealId || null}
        options={others.map(({ plan }) => ({ value: plan.id, label: plan.title }))}
        onChange={dealId => changeDraft({ dealId })}
      />
    </Field>
  );
}

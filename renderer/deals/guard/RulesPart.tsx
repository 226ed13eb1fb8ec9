import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionId } from '../../../shared/deals/findings.ts';
import type { DealRules } from '../../../shared/deals/terms.ts';
import { useCommand, useShow } from '../../app/room-context.tsx';
import { useProductValues } from '../../catalog/use-product-values.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { Switch } from '../../ui/input/Switch.tsx';
import { regionPacks } from './region-packs.ts';

const DEEP = [20, 30, 40, 50, 60, 70, 80, 100] as const;
const MARGINS = [0, 5, 10, 15, 20, 25, 30, 40, 50] as const;

/** The show's rules of deals; each change takes effect at once. */
export function RulesPart() {
  const { t } = useTranslation('deals');
  const command = useCommand();
  const rules = useShow(show => show.deals.rules);
  const set = (change: Partial<DealRules>) =>
    void command('deal.setRules', { rules: { ...rules, ...change } });
  return (
    <div className="flex flex-col gap-5 p-3">
      <section className="flex flex-col gap-3">
        <Switch
          label={t('rules.brandsMayStart')}
          checked={rules.brandsMayStart}
          onChange={brandsMayStart => set({ brandsMayStart })}
        />
        <Switch
          label={t('rules.brandsMaySettle')}
          checked={rules.brandsMaySettle}
          onChange={brandsMaySettle => set({ brandsMaySettle })}
        />
        <Switch
          label={t('rules.brandsTogether')}
          checked={rules.brandsTogether}
          onChange={brandsTogether => set({ brandsTogether })}
        />
      </section>
      <section className="flex flex-col gap-3">
        <Choice
          label={t('rules.deep')}
          hint={t('rules.deepHint')}
          value={rules.deepPercent}
          values={DEEP}
          formatValue={percent => (percent === 100 ? t('rules.never') : t('rules.from', { percent }))}
          onChange={deepPercent => set({ deepPercent })}
        />
        <Choice
          label={t('rules.margin')}
          hint={t('rules.marginHint')}
          value={rules.marginPercent}
          values={MARGINS}
          formatValue={percent => (percent === 0 ? t('rules.noMargin') : t('rules.atLeast', { percent }))}
          onChange={marginPercent => set({ marginPercent })}
        />
      </section>
      <Regions regions={rules.regions} onChange={regions => set({ regions })} />
      <Exclusives rules={rules} onChange={exclusive => set({ exclusive })} />
    </div>
  );
}

function Choice(props: {
  label: string;
  hint: string;
  value: number;
  values: readonly number[];
  formatValue: (value: number) => string;
  onChange: (value: number) => void;
}) {
  const { label, hint, value, formatValue, onChange } = props;
  const values = [...new Set([...props.values, value])].sort((a, b) => a - b);
  return (
    <Field label={label} hint={hint}>
      <Select
        label={label}
        value={String(value)}
        options={values.map(each => ({ value: String(each), label: formatValue(each) }))}
        onChange={text => onChange(Number(text))}
      />
    </Field>
  );
}

/** The regions whose law applies, each with its rule and the date of its file. */
function Regions(props: { regions: readonly RegionId[]; onChange: (regions: RegionId[]) => void }) {
  const { regions, onChange } = props;
  const { t } = useTranslation('deals');
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">{t('rules.regions')}</legend>
      {regionPacks.map(({ region, asOf, lowestPrice }) => (
        <div key={region} className="flex flex-col gap-1">
          <Switch
            label={t(`region.${region}`)}
            checked={regions.includes(region)}
            onChange={on => onChange(on ? [...regions, region] : regions.filter(each => each !== region))}
          />
          <p className="pl-11 text-pretty text-faint text-s">
            {t(`rules.lowest.${lowestPrice.level}`, { count: lowestPrice.days })} {lowestPrice.law}.{' '}
            {t('rules.asOf', { date: asOf })}
          </p>
        </div>
      ))}
    </fieldset>
  );
}

const asOptions = (values: readonly string[]) => values.map(value => ({ value, label: value }));

function Exclusives(props: { rules: DealRules; onChange: (exclusive: DealRules['exclusive']) => void }) {
  const { rules, onChange } = props;
  const { t } = useTranslation('deals');
  const categories = useProductValues('category');
  const brands = useProductValues('brand');
  const [category, setCategory] = useState<string>();
  const [brand, setBrand] = useState<string>();
  const title = useId();
  const add = () => {
    if (!category || !brand) return;
    onChange([...rules.exclusive.filter(each => each.category !== category), { category, brand }]);
    setCategory(undefined);
    setBrand(undefined);
  };
  return (
    <section aria-labelledby={title} className="flex flex-col gap-2">
      <h3 id={title} className="font-medium">
        {t('rules.exclusive')}
      </h3>
      <p className="text-pretty text-faint text-s">{t('rules.exclusiveHint')}</p>
      <ul>
        {rules.exclusive.map(each => (
          <li key={each.category} className="flex h-9 items-center gap-2">
            <span className="min-w-0 flex-1 truncate">{t('rules.belongs', each)}</span>
            <IconButton
              size="s"
              label={t('rules.removeExclusive', each)}
              onClick={() => onChange(rules.exclusive.filter(other => other !== each))}
            >
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Select
          label={t('rules.category')}
          placeholder={t('rules.category')}
          value={category ?? null}
          options={asOptions(categories)}
          onChange={setCategory}
          className="flex-1"
        />
        <Select
          label={t('form.brand')}
          placeholder={t('rules.brand')}
          value={brand ?? null}
          options={asOptions(brands)}
          onChange={setBrand}
          className="flex-1"
        />
        <Button disabled={!category || !brand} aria-label={t('rules.addExclusive')} onClick={add}>
          <Plus size={16} aria-hidden />
        </Button>
      </div>
    </section>
  );
}

import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RuleAction, type RuleDraft, type RuleKind, RuleLanguage } from '../../shared/rules/rule.ts';
import { useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/input/Field.tsx';
import { Select } from '../ui/input/Select.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { DryRunPart } from './DryRunPart.tsx';
import { FORM_KINDS, readyDraft, withKind } from './drafts.ts';
import { KindFields } from './KindFields.tsx';
import { type EditedRule, showRules } from './rules-store.ts';

type Draft = { draft: RuleDraft; onChange: (draft: RuleDraft) => void };

/** The form of one rule, which is new or is changed. */
export function RuleForm({ first: { draft: first, ruleId } }: { first: EditedRule }) {
  const { t } = useTranslation(['rules', 'common']);
  const command = useUndoableCommand();
  const [draft, setDraft] = useState(first);
  const [isSaving, setSaving] = useState(false);
  const rule = readyDraft(draft);
  const send = async (isOn: boolean) => {
    if (!rule) return;
    setSaving(true);
    const wanted = { ...rule, isOn };
    const done = ruleId
      ? await command('rule.change', { ruleId, rule: wanted })
      : await command('rule.add', { rule: wanted });
    setSaving(false);
    if (done) showRules();
  };
  const isOff = ruleId !== undefined && !first.isOn;
  const save = (event: FormEvent) => {
    event.preventDefault();
    void send(!isOff);
  };
  const kinds = FORM_KINDS.map(value => ({ value, label: t(`kind.${value}`) }));
  return (
    <form onSubmit={save} className="flex flex-col gap-4 p-3">
      <Field label={t('form.kind')} hint={t(`kindHint.${draft.sought.kind}`)}>
        <Select
          label={t('form.kind')}
          value={draft.sought.kind}
          options={kinds}
          onChange={kind => setDraft(withKind(draft, kind as RuleKind))}
        />
      </Field>
      <KindFields sought={draft.sought} onChange={sought => setDraft({ ...draft, sought })} />
      <ActionField draft={draft} onChange={setDraft} />
      <ScopeFields draft={draft} onChange={setDraft} />
      <DryRunPart rule={rule} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={showRules}>{t('common:cancel')}</Button>
        <Button type="submit" variant={isOff ? 'plain' : 'primary'} disabled={!rule || isSaving}>
          {ruleId ? t('common:save') : t('form.add')}
        </Button>
        {isOff ? (
          <Button variant="primary" disabled={!rule || isSaving} onClick={() => void send(true)}>
            {t('form.switchOn')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function ActionField({ draft, onChange }: Draft) {
  const { t } = useTranslation('rules');
  return (
    <Field label={t('form.action')} hint={t(`actionHint.${draft.action}`)}>
      <Select
        label={t('form.action')}
        value={draft.action}
        options={RuleAction.options.map(value => ({ value, label: t(`action.${value}`) }))}
        onChange={action => onChange({ ...draft, action: RuleAction.parse(action) })}
      />
    </Field>
  );
}

/** A select shows nothing for an empty value. */
const ALL = '*';

/** For which lines the rule is: those in one language, those about one brand. */
function ScopeFields({ draft, onChange }: Draft) {
  const { t } = useTranslation('rules');
  const products = useShow(show => show.catalog.products);
  const { brand, language, ...rest } = draft;
  const brands = new Set(products.flatMap(product => product.brand ?? []));
  if (brand) brands.add(brand);
  const scoped = (scope: Pick<RuleDraft, 'brand' | 'language'>) =>
    onChange({ ...rest, ...(brand && { brand }), ...(language && { language }), ...scope });
  return (
    <>
      <Field label={t('form.language')}>
        <Select
          label={t('form.language')}
          value={language ?? ALL}
          options={[
            { value: ALL, label: t('form.allLanguages') },
            ...RuleLanguage.options.map(value => ({ value, label: t(`language.${value}`) })),
          ]}
          onChange={value =>
            value === ALL
              ? onChange({ ...rest, ...(brand && { brand }) })
              : scoped({ language: RuleLanguage.parse(value) })
          }
        />
      </Field>
      {brands.size > 0 ? (
        <Field label={t('form.brand')} hint={brand ? t('form.brandHint') : undefined}>
          <Select
            label={t('form.brand')}
            value={brand ?? ALL}
            options={[
              { value: ALL, label: t('form.allBrands') },
              ...[...brands].map(value => ({ value, label: value })),
            ]}
            onChange={value =>
              value === ALL ? onChange({ ...rest, ...(language && { language }) }) : scoped({ brand: value })
            }
          />
        </Field>
      ) : null}
    </>
  );
}

import { FileUp } from 'lucide-react';
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListFormat } from '../../../shared/rules/list-file.ts';
import { RuleAction } from '../../../shared/rules/rule.ts';
import { errorText } from '../../app/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/input/Field.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { TextArea } from '../../ui/input/TextArea.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { showRules } from '../rules-store.ts';
import { ImportReport } from './ImportReport.tsx';
import type { GivenList } from './list-api.ts';
import { useImport } from './use-import.ts';

const FIRST: GivenList = { text: '', format: 'twitch', action: 'hold' };

/** A list of rules by paste or by file: first what it would add, then the import as one step. */
export function ImportPanel() {
  const { t } = useTranslation(['rules', 'common']);
  const [given, setGiven] = useState(FIRST);
  const { look, add, state } = useImport();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button by which it was opened is gone.
  useEffect(() => heading.current?.focus(), []);
  const report = state.kind === 'seen' && state.of === given ? state.report : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (report && report.fresh > 0 ? add(given) : look(given));
  };
  const isBusy = state.kind === 'busy';
  const mayAdd = report !== undefined && report.fresh > 0 && report.over === 0;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 p-3">
      <h3 ref={heading} tabIndex={-1} className="font-medium outline-none">
        {t('import.title')}
      </h3>
      <ListFields given={given} onChange={setGiven} />
      <div aria-live="polite" className="empty:hidden">
        {report ? <ImportReport report={report} format={given.format} /> : null}
        {state.kind === 'failed' && state.of === given ? <ImportError error={state.error} /> : null}
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isBusy ? <Spinner /> : null}
        <Button onClick={showRules}>{t('common:cancel')}</Button>
        <Button
          type="submit"
          variant="primary"
          disabled={isBusy || given.text.trim() === '' || (report !== undefined && !mayAdd)}
        >
          {mayAdd ? t('import.add', { count: report.fresh }) : t('import.look')}
        </Button>
      </div>
    </form>
  );
}

function ListFields({ given, onChange }: { given: GivenList; onChange: (given: GivenList) => void }) {
  const { t } = useTranslation('rules');
  const file = useRef<HTMLInputElement>(null);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    target.value = '';
    if (!chosen) return;
    const isOurs = /\.json$/i.test(chosen.name);
    onChange({ ...given, text: await chosen.text(), ...(isOurs && { format: 'vitrine' as const }) });
  };
  return (
    <>
      <Field label={t('import.format')} hint={t(`formatHint.${given.format}`)}>
        <Select
          label={t('import.format')}
          value={given.format}
          options={ListFormat.options.map(value => ({ value, label: t(`format.${value}`) }))}
          onChange={format => onChange({ ...given, format: ListFormat.parse(format) })}
        />
      </Field>
      <TextArea
        label={t('import.text')}
        rows={6}
        value={given.text}
        onChange={text => onChange({ ...given, text })}
      />
      <div>
        <Button size="s" onClick={() => file.current?.click()}>
          <FileUp size={14} aria-hidden /> {t('import.choose')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".txt,.csv,.json,text/plain,application/json"
          className="hidden"
          aria-label={t('import.choose')}
          onChange={event => void choose(event)}
        />
      </div>
      {given.format === 'vitrine' ? null : (
        <Field label={t('form.action')} hint={t(`actionHint.${given.action}`)}>
          <Select
            label={t('form.action')}
            value={given.action}
            options={RuleAction.options.map(value => ({ value, label: t(`action.${value}`) }))}
            onChange={action => onChange({ ...given, action: RuleAction.parse(action) })}
          />
        </Field>
      )}
    </>
  );
}

function ImportError({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation('errors');
  return (
    <p role="alert" className="text-pretty text-danger">
      {errorText(error, t, i18n.language)}
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import type { BrokenEntry, ListFormat, ListReport } from '../../../shared/rules/list-file.ts';
import { MAX_RULES } from '../../../shared/rules/rule.ts';
import { formatRule } from '../format.ts';

/** What an import would add, what is there already, and what can't be read, with how to mend it. */
export function ImportReport({ report, format }: { report: ListReport; format: ListFormat }) {
  const { t } = useTranslation('rules');
  const { fresh, known, broken, over, freshOnes, brokenOnes } = report;
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-0.5">
        <li className="font-medium">{t('import.fresh', { count: fresh })}</li>
        {known > 0 ? <li className="text-quiet">{t('import.known', { count: known })}</li> : null}
        {broken > 0 ? <li className="text-danger">{t('import.broken', { count: broken })}</li> : null}
      </ul>
      {over > 0 ? (
        <p role="alert" className="text-pretty text-danger">
          {t('import.over', { count: over, most: MAX_RULES })}
        </p>
      ) : null}
      {broken > 0 ? <Broken entries={brokenOnes} of={broken} format={format} /> : null}
      {freshOnes.length > 0 ? (
        <details className="min-w-0">
          <summary className="cursor-pointer rounded-s text-quiet hover:text-ink">{t('import.show')}</summary>
          <ul aria-label={t('import.freshOnes')} className="mt-2 flex flex-wrap gap-1">
            {freshOnes.map(rule => {
              const what = formatRule(t, rule);
              return (
                <li
                  key={`${rule.sought.kind} ${what}`}
                  className="max-w-full truncate rounded-s bg-hover px-2 py-0.5 text-s"
                >
                  {what}
                </li>
              );
            })}
            {fresh > freshOnes.length ? (
              <li className="px-2 py-0.5 text-quiet text-s">
                {t('import.more', { count: fresh - freshOnes.length })}
              </li>
            ) : null}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Broken(props: { entries: readonly BrokenEntry[]; of: number; format: ListFormat }) {
  const { entries, of, format } = props;
  const { t } = useTranslation(['rules', 'errors']);
  const place = format === 'vitrine' ? 'import.rule' : 'import.line';
  return (
    <ul
      aria-label={t('import.brokenOnes')}
      className="flex max-h-64 flex-col overflow-y-auto rounded-s border border-line"
    >
      {entries.map(({ line, text, fault, params }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes, and one line may have several entries.
        <li key={index} className="flex flex-col gap-0.5 border-line px-2 py-1.5 not-first:border-t">
          <span className="flex gap-2">
            <span className="shrink-0 text-quiet text-s tabular-nums">{t(place, { line })}</span>
            <span className="min-w-0 truncate font-mono text-s">{text}</span>
          </span>
          <span className="text-pretty text-s">{t('errors:bad-rule', { ...params, context: fault })}</span>
        </li>
      ))}
      {of > entries.length ? (
        <li className="border-line border-t px-2 py-1.5 text-quiet text-s">
          {t('import.more', { count: of - entries.length })}
        </li>
      ) : null}
    </ul>
  );
}

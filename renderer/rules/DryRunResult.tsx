import { useTranslation } from 'react-i18next';
import type { DryRun } from '../../shared/rules/dry-run.ts';
import { MarkedText } from '../moderation/MarkedText.tsx';
import { usePersonName } from '../names/use-person-name.ts';
import { Badge } from '../ui/Badge.tsx';

/** What a rule, a level or a mode would have held of the last half hour, in words and by examples. */
export function DryRunResult({ result }: { result: DryRun }) {
  const { t } = useTranslation('rules');
  const nameOf = usePersonName();
  const { read, lines, people, innocent, judged, examples } = result;
  if (read === 0) return <p className="text-quiet">{t('dryRun.nothingRead')}</p>;
  if (lines === 0) return <p className="text-quiet">{t('dryRun.nothing', { count: read })}</p>;
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium">
        {t('dryRun.lines', { count: lines, people: t('dryRun.people', { count: people }) })}
        {judged > 0 ? ` ${t('dryRun.innocent', { count: innocent })}` : null}
      </p>
      <ul aria-label={t('dryRun.examples')} className="flex flex-col">
        {examples.map(({ name, text, at, looksInnocent }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a result never changes, and the same line may be in it twice.
            key={index}
            className="flex flex-col gap-0.5 border-line border-t py-2"
          >
            <span className="flex items-center gap-2 text-quiet text-s">
              <span className="min-w-0 truncate">{nameOf(name)}</span>
              {looksInnocent ? <Badge tone="attention">{t('dryRun.looksInnocent')}</Badge> : null}
            </span>
            <span className="[overflow-wrap:anywhere]">
              <MarkedText text={text} reasons={at ? [{ by: 'rules.found', at }] : []} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRun } from '../../shared/rules/dry-run.ts';
import type { RuleDraft } from '../../shared/rules/rule.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { DryRunResult } from './DryRunResult.tsx';

/** Tries a rule on the last half hour, before it is switched on. What it said goes once the rule is another. */
export function DryRunPart({ rule }: { rule: RuleDraft | undefined }) {
  const { t } = useTranslation(['rules', 'common']);
  const room = useRoom();
  const reportError = useReportError();
  const [isRunning, setRunning] = useState(false);
  const [tried, setTried] = useState<{ of: string; result: DryRun }>();
  const key = JSON.stringify(rule ?? null);
  useEffect(
    () => () => {
      if (isRunning) room.send('rule.stopDryRun', {}).catch(() => {});
    },
    [isRunning, room],
  );
  const run = async () => {
    if (!rule) return;
    setRunning(true);
    try {
      setTried({ of: key, result: await room.send('rule.dryRun', { rule }) });
    } catch (error) {
      reportError(error);
    }
    setRunning(false);
  };
  return (
    <section aria-label={t('dryRun.title')} className="flex flex-col gap-3">
      <div className="flex items-center gap-2">
        <Button disabled={!rule || isRunning} onClick={() => void run()}>
          {t('dryRun.run')}
        </Button>
        {isRunning ? <Spinner /> : null}
      </div>
      <div aria-live="polite">
        {tried && tried.of === key ? <DryRunResult result={tried.result} /> : null}
      </div>
    </section>
  );
}

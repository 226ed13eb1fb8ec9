import { Scale } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/Announcer.tsx';
import { Badge } from '../ui/Badge.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { AnsweredRow } from './AnsweredRow.tsx';
import { AppealRow } from './AppealRow.tsx';
import { useAppeals } from './use-appeals.ts';

/** What muted viewers ask the crew, and what they were answered. */
export function AppealsTab() {
  const { t } = useTranslation('appeals');
  const { waiting, answered } = useAppeals();
  if (waiting.length + answered.length === 0)
    return <EmptyState icon={<Scale size={24} />} title={t('empty.title')} body={t('empty.body')} />;
  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      {waiting.length > 0 ? (
        <ul aria-label={t('waiting')}>
          {waiting.map(appeal => (
            <AppealRow key={appeal.id} appeal={appeal} />
          ))}
        </ul>
      ) : (
        <p className="px-3 py-4 text-quiet">{t('none')}</p>
      )}
      {answered.length > 0 ? (
        <section>
          <h3 className="border-line border-t px-3 pt-2 text-quiet text-s">{t('answered')}</h3>
          <ul aria-label={t('answered')}>
            {answered.map(appeal => (
              <AnsweredRow key={appeal.id} appeal={appeal} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

/** How many appeals wait; nothing without any. A new one is announced. */
export function WaitingCount() {
  const { t } = useTranslation('appeals');
  const { waiting } = useAppeals();
  const newest = waiting.at(-1);
  useEffect(() => {
    if (newest) announce(t('announced', { name: newest.name, text: newest.text }));
  }, [newest, t]);
  return waiting.length > 0 ? <Badge tone="attention">{waiting.length}</Badge> : null;
}

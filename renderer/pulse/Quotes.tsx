import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Pulse } from '../../shared/pulse/contract.ts';

/** The messages with the most influence on the score. */
export function Quotes({ quotes, most }: { quotes: Pulse['quotes']; most: number }) {
  const { t } = useTranslation('pulse');
  if (quotes.length === 0) return null;
  return (
    <ul aria-label={t('quotes')} className="flex flex-col gap-0.5 short:[&>li:nth-child(n+3)]:hidden">
      {quotes.slice(0, most).map(({ messageId, text, score }) => {
        const up = score >= 0;
        const Icon = up ? ThumbsUp : ThumbsDown;
        return (
          <li key={messageId} className="flex items-center gap-2 text-quiet">
            <Icon size={12} aria-hidden className="shrink-0 text-faint" />
            <span className="sr-only">{t(up ? 'quote.up' : 'quote.down')}: </span>
            <q className="min-w-0 truncate" title={text}>
              {text}
            </q>
          </li>
        );
      })}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import type { HoldReason } from '../../shared/chat/message.ts';

/** The filter phrases because of which a message was held. */
export function HeldReasons({ reasons }: { reasons: readonly HoldReason[] }) {
  const { t } = useTranslation('moderation');
  const phrases = [...new Set(reasons.map(reason => reason.phrase))];
  return (
    <p className="text-attention text-s [overflow-wrap:anywhere]">
      {phrases.length > 0
        ? phrases.map(phrase => t('held.because', { phrase })).join(' · ')
        : t('held.unknown')}
    </p>
  );
}

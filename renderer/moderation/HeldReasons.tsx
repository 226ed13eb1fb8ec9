import { useTranslation } from 'react-i18next';
import type { HoldReason } from '../../shared/chat/message.ts';

/** Why a message was held, in the words of the features that say so. */
export function HeldReasons({ reasons }: { reasons: readonly HoldReason[] }) {
  const { t } = useTranslation('moderation');
  const texts = new Set(
    reasons.map(({ by, words }) => {
      const [feature, found] = by.split('.');
      return String(t(`${feature}:reason.${found}` as never, { words }));
    }),
  );
  return (
    <p className="text-attention text-s [overflow-wrap:anywhere]">
      {texts.size > 0 ? [...texts].join(' · ') : t('held.unknown')}
    </p>
  );
}

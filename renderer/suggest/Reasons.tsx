import { useTranslation } from 'react-i18next';
import type { SuggestReason } from '../../shared/suggest/contract.ts';
import { formatReason } from './format.ts';

/** The reasons of a suggestion. */
export function Reasons({ reasons }: { reasons: readonly SuggestReason[] }) {
  const { t } = useTranslation('suggest');
  const text = reasons.map(reason => formatReason(t, reason)).join(' · ');
  return (
    <p className="line-clamp-2 text-quiet text-s" title={text}>
      {text}
    </p>
  );
}

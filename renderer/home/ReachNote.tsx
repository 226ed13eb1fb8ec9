import { Globe, Monitor, Network } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Reach } from '../../shared/reach/contract.ts';

const ICONS = { machine: Monitor, network: Network, address: Globe };

/** Who can reach this server, in words. */
export function ReachNote({ reach: { kind, origin } }: { reach: Reach }) {
  const { t } = useTranslation('home');
  const Icon = ICONS[kind];
  return (
    <div className="flex items-start gap-3 text-quiet">
      <Icon size={18} aria-hidden className="mt-0.5 shrink-0 text-faint" />
      <p className="min-w-0 text-pretty">
        <strong className="font-medium text-ink">{t(`reach.${kind}.title`)}</strong>{' '}
        {t(`reach.${kind}.body`, { origin })}
      </p>
    </div>
  );
}

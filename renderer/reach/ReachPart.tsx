import { CircleCheck, Globe, Monitor, Network } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressWarning } from '../../shared/reach/address-warning.ts';
import type { NetworkReach } from '../../shared/reach/contract.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom, useYou } from '../app/room-context.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { keepsOut } from './keeps-out.ts';
import { portRange } from './port-range.ts';
import { useAddressWords } from './use-address-words.ts';
import { useReach } from './use-reach.ts';

/** Who can open the links of the show, in words, and for hosts the switch that opens the server to their network. */
export function ReachPart() {
  const { t } = useTranslation('reach');
  const reach = useReach();
  const isHost = useYou()?.role === 'host';
  if (!reach) return null;
  const { kind, network, address } = reach;
  return (
    <section aria-label={t('title')} className="flex w-full flex-col gap-2 rounded-m border border-line p-3">
      {address && keepsOut(address) ? null : (
        <Line icon={kind === 'machine' ? Monitor : kind === 'network' ? Network : Globe}>
          {t(`who.${kind}`)}
        </Line>
      )}
      {address ? <AddressWords warning={address} /> : null}
      {network && isHost ? <NetworkSwitch network={network} /> : null}
      {network?.isOn ? <NetworkWords network={network} /> : null}
    </section>
  );
}

function AddressWords({ warning }: { warning: AddressWarning }) {
  const { title, body } = useAddressWords()(warning);
  return (
    <p role="status" className="text-pretty rounded-s bg-attention-soft px-3 py-2 text-attention text-s">
      <strong className="font-semibold">{title}</strong> {body}
    </p>
  );
}

function Line({ icon: Icon, children }: { icon: typeof Monitor; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 text-pretty text-s">
      <Icon size={16} aria-hidden className="mt-px shrink-0 text-faint" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

function NetworkSwitch({ network: { isOn } }: { network: NetworkReach }) {
  const { t } = useTranslation('reach');
  const room = useRoom();
  const reportError = useReportError();
  const [isBusy, setBusy] = useState(false);
  const turn = (next: boolean) => {
    setBusy(true);
    room
      .send('reach.network', { isOn: next })
      .catch(reportError)
      .finally(() => setBusy(false));
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <Switch label={t('switch.label')} checked={isOn} disabled={isBusy} onChange={turn} />
        {isBusy ? <Spinner size={14} /> : null}
      </div>
      {isOn ? null : <p className="text-pretty text-quiet text-s">{t('switch.off')}</p>}
    </div>
  );
}

/** Whether the network gets through, as far as that is known: only another device can show that no firewall is there. */
function NetworkWords({ network: { isUsed, problem, ports, isSelfSigned } }: { network: NetworkReach }) {
  const { t } = useTranslation('reach');
  const named = { pages: ports.pages, media: portRange(ports.media) };
  return (
    <div role="status" className="flex flex-col gap-2 text-s">
      {problem ? (
        <p className="text-pretty rounded-s bg-attention-soft px-3 py-2 text-attention">
          {t(`problem.${problem}`, named)}
        </p>
      ) : isUsed ? (
        <p className="flex items-center gap-2 text-money">
          <CircleCheck size={16} aria-hidden className="shrink-0" /> {t('switch.used')}
        </p>
      ) : (
        <p className="text-pretty text-quiet">{t('switch.unused', named)}</p>
      )}
      {isSelfSigned && !problem ? <p className="text-pretty text-quiet">{t('selfSigned')}</p> : null}
    </div>
  );
}

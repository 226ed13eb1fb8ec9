import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '../../shared/deals/claims.ts';
import type { Deal } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';
import { Countdown } from '../offers/Countdown.tsx';
import { DealButton, Pay } from './DealAction.tsx';
import { TellMyTurn } from './TellMyTurn.tsx';
import { type CommandSender, useCheckout } from './use-deal.ts';

/** A held or waiting claim: its expiry, its code, checkout, and a button to give it back. */
export function HeldPart({ deal, claim, command }: { deal: Deal; claim: Claim; command: CommandSender }) {
  const { t, i18n } = useTranslation();
  const { id: dealId, terms } = deal.plan;
  const isHeld = claim.state.kind === 'held';
  return (
    <div className="deal-choice">
      {claim.state.kind === 'held' && (
        <p>
          {t('deals.kept', { count: claim.units, price: formatMoney(claim.total, i18n.language) })}{' '}
          <Countdown until={claim.state.until} says={t('deals.heldFor')} />
        </p>
      )}
      {isHeld && terms.kind === 'coupon' && <Code dealId={dealId} claimId={claim.id} />}
      {isHeld && <Pay dealId={dealId} claimId={claim.id} isCoupon={terms.kind === 'coupon'} />}
      {!isHeld && <TellMyTurn />}
      <DealButton
        label={isHeld ? t('deals.giveBack') : t('deals.leaveLine')}
        quiet
        disabled={command.busy}
        onPress={() => void command.send('deal.giveBack', { dealId, claimId: claim.id })}
      />
    </div>
  );
}

function Code({ dealId, claimId }: { dealId: string; claimId: string }) {
  const { t } = useTranslation();
  const code = useCheckout(dealId, claimId)?.code;
  const [copied, setCopied] = useState(false);
  if (!code) return null;
  const copy = () =>
    void navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <p className="deal-code">
      <code>{code}</code>
      <button type="button" className="round" aria-label={t('deals.copyCode')} onClick={copy}>
        <Copy size={18} aria-hidden="true" />
      </button>
      <span role="status">{copied ? t('deals.copied') : ''}</span>
    </p>
  );
}

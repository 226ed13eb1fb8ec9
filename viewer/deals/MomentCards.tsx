import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Deal } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';
import { personName } from '../names/person-name.ts';
import { room } from '../session.ts';
import { HeldPart } from './HeldPart.tsx';
import { type ActionKind, asksForAction, type Moment, type MomentKind } from './moments.ts';
import { ownMoments } from './own-moments.ts';
import { TellMyTurn } from './TellMyTurn.tsx';
import { useClaimStatus, useCommand } from './use-deal.ts';

const SOLD_MS = 15_000;

/** Whether something of this deal is kept for the viewer who has not seen it yet, so that it has a card of its own. */
export function useIsMoment(dealId: string): boolean {
  return useStore(ownMoments.store, moments => moments.some(each => isCard(each) && each.dealId === dealId));
}

type CardMoment = Moment & { readonly kind: ActionKind };
type NoticeMoment = Moment & { readonly kind: Exclude<MomentKind, ActionKind> };

const isCard = (moment: Moment): moment is CardMoment => asksForAction(moment.kind);

/** What must not be missed: what asks its viewer for something as full cards, the rest as notices. */
export function MomentCards() {
  const moments = useStore(ownMoments.store);
  const deals = useStore(room.store, state => state.show.deals.byId);
  const shown = moments.flatMap(moment => {
    const deal = deals[moment.dealId];
    return deal ? [{ moment, deal }] : [];
  });
  return (
    <div className="moments" role="alert">
      {shown.map(({ moment, deal }) =>
        isCard(moment) ? (
          <MomentCard key={moment.claimId} moment={moment} deal={deal} />
        ) : (
          <MomentNotice key={moment.claimId} moment={moment as NoticeMoment} deal={deal} />
        ),
      )}
    </div>
  );
}

function MomentCard({ moment, deal }: { moment: CardMoment; deal: Deal }) {
  const { kind } = moment;
  const { t, i18n } = useTranslation();
  const status = useClaimStatus(deal);
  const command = useCommand();
  // Its end is a moment of its own, and takes this one's place.
  if (status.kind !== 'held') return null;
  const { title } = deal.plan;
  const price = formatMoney(status.claim.total, i18n.language);
  return (
    <section className="moment" data-kind={kind}>
      <div className="moment-head">
        <h2>{t(`deals.moment.${kind}.title`)}</h2>
        <Dismiss claimId={moment.claimId} />
      </div>
      <p>{t(`deals.moment.${kind}.text`, { title, price })}</p>
      <HeldPart deal={deal} claim={status.claim} command={command} />
      {command.error && <p role="alert">{command.error}</p>}
    </section>
  );
}

function MomentNotice({ moment, deal }: { moment: NoticeMoment; deal: Deal }) {
  const { t, i18n } = useTranslation();
  const { kind, claimId } = moment;
  const { plan, auction } = deal;
  // What somebody else bought is news for a while only.
  useEffect(() => {
    if (kind !== 'sold') return;
    const timer = setTimeout(() => ownMoments.dismiss(claimId), SOLD_MS);
    return () => clearTimeout(timer);
  }, [kind, claimId]);
  const name = personName(t, auction?.leader?.name ?? '');
  const price = auction?.price ? formatMoney(auction.price, i18n.language) : '';
  return (
    <div className="notice" data-kind={kind}>
      <p>
        {t(`deals.moment.${kind}`, { title: plan.title, name, price })} {kind === 'queued' && <TellMyTurn />}
      </p>
      <Dismiss claimId={claimId} />
    </div>
  );
}

function Dismiss({ claimId }: { claimId: string }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="bare"
      aria-label={t('close')}
      onClick={() => ownMoments.dismiss(claimId)}
    >
      <X size={18} aria-hidden="true" />
    </button>
  );
}

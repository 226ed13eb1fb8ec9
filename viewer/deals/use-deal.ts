import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Deal } from '../../shared/deals/deal.ts';
import { CommandError } from '../../shared/errors.ts';
import type { RequestData, RequestName } from '../../shared/show/protocol.ts';
import { room } from '../session.ts';
import { useNow } from '../ui/use-now.ts';
import { type ClaimStatus, claimStatusOf } from './claim-status.ts';

const serverNow = () => room.now();

/** A deal's status for this page's viewer; updates with events, figures and the server's clock. */
export function useClaimStatus(deal: Deal): ClaimStatus {
  const { id } = deal.plan;
  const personId = useStore(room.store, state => state.you?.id ?? '');
  const book = useStore(room.store, state => state.show.deals.claims[id]);
  const bids = useStore(room.store, state => state.show.deals.bids[id]);
  const figures = useStore(room.store, state => state.live.deals.figures[id]);
  const place = useStore(room.store, state => state.live.deals.places[id]);
  const now = useNow(serverNow, true);
  return claimStatusOf({ deal, book, bids, figures, place, personId, now });
}

const ASK_AGAIN_MS = 5000;

/** The error codes with a text of their own; all others get a general one. */
const CODES_WITH_TEXT = [
  'sold-out',
  'limit-reached',
  'browser-limit',
  'network-limit',
  'new-here',
  'no-purchase',
  'not-open',
  'line-full',
  'bid-too-low',
  'too-many-bids',
  'bid-final',
  'not-held',
  'no-buy-link',
  'shop-failed',
  'rate-limited',
] as const;

type CodeWithText = (typeof CODES_WITH_TEXT)[number];

function codeWithText(error: unknown): CodeWithText | undefined {
  return CODES_WITH_TEXT.find(each => error instanceof CommandError && error.code === each);
}

export interface CommandSender {
  readonly busy: boolean;
  /** Text of the last command's error; cleared by the next command. */
  readonly error: string | undefined;
  send<N extends RequestName>(name: N, data: RequestData<N>): Promise<boolean>;
}

/** Sends the viewer's commands one at a time, and keeps the error of the last one. */
export function useCommand(): CommandSender {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const send: CommandSender['send'] = async (name, data) => {
    if (busy) return false;
    setBusy(true);
    setError(undefined);
    try {
      await room.send(name, data);
      return true;
    } catch (error) {
      setError(t(`deals.error.${codeWithText(error) ?? 'other'}`));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}

/** The shop's address and a coupon's code for a held claim, or why it has none. */
export interface Checkout {
  readonly address?: string;
  readonly code?: string | undefined;
  readonly error?: CodeWithText | undefined;
}

/**
 * Checkout of a held claim; fetched as soon as it is held, so that the click itself can open the shop. What is
 * refused is asked for again, because the host may have given the product a buy link meanwhile.
 */
export function useCheckout(dealId: string, claimId: string | undefined): Checkout | undefined {
  const [checkout, setCheckout] = useState<Checkout>();
  const joined = useStore(room.store, state => state.connection.kind === 'joined');
  useEffect(() => {
    setCheckout(undefined);
    if (!claimId || !joined) return;
    let isCurrent = true;
    let timer: number | undefined;
    const ask = () =>
      void room.send('deal.checkout', { dealId, claimId }).then(
        found => isCurrent && setCheckout(found),
        error => {
          if (!isCurrent) return;
          setCheckout({ error: codeWithText(error) });
          timer = window.setTimeout(ask, ASK_AGAIN_MS);
        },
      );
    ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [dealId, claimId, joined]);
  return checkout;
}

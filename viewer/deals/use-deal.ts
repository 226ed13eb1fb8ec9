import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Deal } from '../../shared/deals/deal.ts';
import { CommandError } from '../../shared/errors.ts';
import type { RequestData, RequestName } from '../../shared/protocol.ts';
import { room } from '../session.ts';
import { useNow } from '../ui/use-now.ts';
import { type Standing, standingOf } from './claim-status.ts';

const serverNow = () => room.now();

/** Where this page's viewer stands with a deal, kept true by events, figures and the server's clock. */
export function useStanding(deal: Deal): Standing {
  const { id } = deal.plan;
  const personId = useStore(room.store, state => state.you?.id ?? '');
  const book = useStore(room.store, state => state.show.claims[id]);
  const bids = useStore(room.store, state => state.show.bids[id]);
  const figures = useStore(room.store, state => state.figures[id]);
  const place = useStore(room.store, state => state.places[id]);
  const now = useNow(serverNow, true);
  return standingOf({ deal, book, bids, figures, place, personId, now });
}

/** What the page has a sentence for; every other refusal gets the general one. */
const TOLD = [
  'sold-out',
  'limit-reached',
  'not-open',
  'line-full',
  'bid-too-low',
  'bid-final',
  'not-held',
  'rate-limited',
] as const;

export interface Acting {
  readonly busy: boolean;
  /** Why the last try did not work, in words; gone with the next one. */
  readonly problem: string | undefined;
  act<N extends RequestName>(name: N, data: RequestData<N>): Promise<boolean>;
}

/** Sends a viewer's commands, one at a time, and keeps why one was turned down. */
export function useActing(): Acting {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const act: Acting['act'] = async (name, data) => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      await room.send(name, data);
      return true;
    } catch (error) {
      const code = TOLD.find(each => error instanceof CommandError && error.code === each);
      setProblem(code ? t(`deals.problem.${code}`) : t('deals.problem.other'));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, act };
}

export interface Way {
  readonly address: string;
  readonly code?: string | undefined;
}

/** Where a held claim is paid; asked for as soon as it is held, so that the press itself opens the shop. */
export function useCheckout(dealId: string, claimId: string | undefined): Way | undefined {
  const [way, setWay] = useState<Way>();
  const joined = useStore(room.store, state => state.connection.kind === 'joined');
  useEffect(() => {
    setWay(undefined);
    if (!claimId || !joined) return;
    let wanted = true;
    room.send('deal.checkout', { dealId, claimId }).then(
      found => wanted && setWay(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [dealId, claimId, joined]);
  return way;
}

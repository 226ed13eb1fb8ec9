import i18next from 'i18next';
import { claimsOf } from '../../shared/deals/claims.ts';
import { formatMoney } from '../../shared/money.ts';
import { notify } from '../notifications/notifications.ts';
import { view } from '../playback/view.ts';
import { room } from '../session.ts';
import { chime } from './chime.ts';
import { type ActionKind, asksForAction, createMoments, type Moment } from './moments.ts';

/** Pattern of the vibration, in milliseconds: on, off, on. */
const VIBRATION_MS = [120, 80, 120];

function notifyOf({ dealId, claimId }: Moment, kind: ActionKind): void {
  const { show, you } = room.store.getState();
  const claim = claimsOf(show.deals.claims[dealId], you?.id ?? '').find(({ id }) => id === claimId);
  if (!claim) return;
  const title = show.deals.byId[dealId]?.plan.title ?? '';
  const price = formatMoney(claim.total, i18next.language);
  const heading = i18next.t(`deals.moment.${kind}.title`);
  void notify(heading, i18next.t(`deals.moment.${kind}.text`, { title, price }), claimId);
}

/**
 * The moments of this page's viewer. Those in which they have to do something are heard, felt and told by a notification,
 * each where it is allowed.
 */
export const ownMoments = createMoments(room, moment => {
  const { kind } = moment;
  if (!asksForAction(kind)) return;
  // Only with a sound that the viewer has turned on.
  if (view.getState().sound) chime();
  navigator.vibrate?.(VIBRATION_MS);
  if (document.hidden) notifyOf(moment, kind);
});

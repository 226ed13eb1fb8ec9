import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../app/room-context.tsx';
import { usePersonName } from '../names/use-person-name.ts';
import { showToast } from '../ui/overlay/toast.ts';
import { formatEnd } from './format.ts';

const TOAST_MS = 15_000;

/** Tells everybody in the studio how an auction ended, and who bought at what price. It has nothing to show itself. */
export function AuctionNews() {
  const { t, i18n } = useTranslation('deals');
  const room = useRoom();
  const nameOf = usePersonName();
  useEffect(
    () =>
      room.onEvent(event => {
        if (event.name !== 'deal.moved') return;
        const { deal } = event.data;
        const end = formatEnd(t, deal, { language: i18n.language, nameOf });
        if (end === undefined || !deal.auction) return;
        const { id, title } = deal.plan;
        showToast(title, { id: `auction:${id}`, body: end, timeoutMs: TOAST_MS });
      }),
    [room, t, i18n.language, nameOf],
  );
  return null;
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { MuteLeft } from '../moderation/MutedList.tsx';
import { useMute } from '../moderation/use-mute.ts';
import { formatReason } from './format.ts';
import { Strikes } from './Strikes.tsx';

/** Why somebody may not write or watch, or was warned, until when, and the strikes that count for them. */
export function PersonSanctions({ personId }: { personId: string }) {
  const { t } = useTranslation('sanctions');
  const mute = useMute(personId);
  const ban = useShow(show => show.sanctions.bans[personId]);
  const warning = useShow(show => show.sanctions.warnings[personId]);
  const because = (reason: string | undefined) => (reason ? formatReason(t, reason) : t('noReason'));
  const bannedFrom = (kind: 'banned' | 'bannedFromChat', banId: string | undefined) =>
    banId ? `${t(`standing.${kind}`)} · ${t('step.good')}` : t(`standing.${kind}`);
  return (
    <>
      {mute || ban || warning ? (
        <dl aria-label={t('acts')} className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-s">
          {ban ? <Act what={bannedFrom('banned', ban.banId)}>{because(ban.reason)}</Act> : null}
          {mute ? (
            <Act what={mute.banId ? bannedFrom('bannedFromChat', mute.banId) : t('standing.muted')}>
              {because(mute.reason)}
              {mute.banId ? null : (
                <span className="ml-2 text-quiet">
                  <MuteLeft until={mute.until} />
                </span>
              )}
            </Act>
          ) : null}
          {warning ? (
            <Act what={t(warning.acknowledged ? 'standing.acknowledged' : 'standing.warned')}>
              {because(warning.reason)}
            </Act>
          ) : null}
        </dl>
      ) : null}
      <Strikes personId={personId} />
    </>
  );
}

function Act({ what, children }: { what: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{what}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

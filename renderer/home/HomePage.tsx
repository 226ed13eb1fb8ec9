import { Plus, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandError } from '../../shared/errors.ts';
import type { ShowSummary } from '../../shared/home/protocol.ts';
import { errorText } from '../app/errors.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { ConnectPart } from './ConnectPart.tsx';
import { groupShows, isUntouched } from './groups.ts';
import { HomeFrame } from './HomeFrame.tsx';
import { forgetHomeKey } from './home-key.ts';
import { KeyNote } from './KeyNote.tsx';
import { NewShowDialog } from './NewShowDialog.tsx';
import { ReachNote } from './ReachNote.tsx';
import { ShowCard, type ShowCardProps } from './ShowCard.tsx';
import { StartWays } from './StartWays.tsx';
import { useShows } from './use-shows.ts';

const isRefused = (error: unknown): boolean =>
  error instanceof CommandError && ['bad-token', 'expired', 'revoked'].includes(error.code);

/** The owner's shows by time, and what there is to do with each. */
export function HomePage({ ownerKey }: { ownerKey: string }) {
  const { t, i18n } = useTranslation('home');
  const errors = useTranslation('errors').t;
  const { list, error, refresh } = useShows(ownerKey);
  const [from, setFrom] = useState<ShowSummary | 'nothing'>();
  useEffect(() => {
    document.title = 'Vitrine';
  }, []);
  useEffect(() => {
    if (isRefused(error)) forgetHomeKey();
  }, [error]);
  const newShow = (
    <Button variant="primary" size="l" onClick={() => setFrom('nothing')}>
      <Plus size={18} aria-hidden /> {t('new')}
    </Button>
  );
  return (
    <HomeFrame title={t('title')} action={list ? newShow : undefined}>
      {error ? (
        <Banner icon={WifiOff} title={t('stale')}>
          {errorText(error, errors, i18n.language)}
        </Banner>
      ) : null}
      {list ? (
        <>
          {isUntouched(list.shows) ? <StartWays ownerKey={ownerKey} shows={list.shows} /> : null}
          <Groups
            shows={list.shows}
            now={list.now}
            ownerKey={ownerKey}
            onNext={setFrom}
            onChanged={refresh}
          />
          <ConnectPart ownerKey={ownerKey} />
          <footer className="mt-auto flex flex-col gap-3 border-line border-t pt-4">
            <ReachNote reach={list.reach} />
            <KeyNote ownerKey={ownerKey} />
          </footer>
        </>
      ) : error ? null : (
        <p className="flex items-center gap-3 text-quiet">
          <Spinner /> {t('loading')}
        </p>
      )}
      <NewShowDialog
        open={from !== undefined}
        token={ownerKey}
        from={from === undefined || from === 'nothing' ? undefined : from.slug}
        onClose={() => setFrom(undefined)}
      />
    </HomeFrame>
  );
}

type GroupsProps = Omit<ShowCardProps, 'show' | 'large'> & { shows: readonly ShowSummary[] };

function Groups({ shows, ...card }: GroupsProps) {
  const { t } = useTranslation('home');
  const { live, next, past, archived } = groupShows(shows);
  const [first, ...later] = next;
  return (
    <>
      {live.length > 0 ? (
        <Section title={t('group.live')}>
          <ul className="flex flex-col gap-3">
            {live.map(show => (
              <ShowCard key={show.slug} large show={show} {...card} />
            ))}
          </ul>
        </Section>
      ) : null}
      {first ? (
        <Section title={t('group.next')}>
          <ul className="flex flex-col gap-3">
            <ShowCard large show={first} {...card} />
          </ul>
          <Cards shows={later} {...card} />
        </Section>
      ) : null}
      {past.length > 0 ? (
        <Section title={t('group.past')}>
          <Cards shows={past} {...card} />
        </Section>
      ) : null}
      {archived.length > 0 ? (
        <details>
          <summary className="w-fit cursor-pointer rounded-s py-2 font-semibold text-quiet">
            {t('group.archived', { count: archived.length })}
          </summary>
          <div className="pt-3">
            <Cards shows={archived} {...card} />
          </div>
        </details>
      ) : null}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold text-l">{title}</h2>
      {children}
    </section>
  );
}

function Cards({ shows, ...card }: GroupsProps) {
  if (shows.length === 0) return null;
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-3">
      {shows.map(show => (
        <ShowCard key={show.slug} show={show} {...card} />
      ))}
    </ul>
  );
}

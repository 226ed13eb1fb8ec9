import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { AirWarning } from './air-warning.ts';
import { useAirWarning } from './use-air-warning.ts';

function Notice({ busy, action, children }: { busy: boolean; action?: ReactNode; children: string }) {
  useEffect(() => announce(children), [children]);
  return (
    <div className="absolute inset-x-3 bottom-3 flex items-center gap-3 rounded-s bg-attention-soft px-3 py-2 text-attention text-m">
      {busy ? <Spinner /> : null}
      <p className="min-w-0 flex-1 text-pretty">{children}</p>
      {action}
    </div>
  );
}

/** A button for what the host can do about a warning; nothing if they can only wait. */
function Action({ warning }: { warning: AirWarning }) {
  const { t } = useTranslation(['golive', 'common', 'app']);
  const { publisher } = useStudioSession();
  switch (warning) {
    case 'recovering':
      return <Start text={t('app:connection.reconnectNow')} onClick={() => void publisher.start()} />;
    case 'failed':
      return <Start text={t('common:retry')} onClick={() => void publisher.start()} />;
    case 'otherStudio':
      return <Start text={t('warning.takeOver')} onClick={() => void publisher.start(true)} />;
    default:
      return null;
  }
}

function Start({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <Button size="s" onClick={onClick}>
      {text}
    </Button>
  );
}

/** Shows the current warning of a live show over the program, with an action if there is one. */
export function AirNotice() {
  const { t } = useTranslation(['golive', 'errors']);
  const { publisher } = useStudioSession();
  const warning = useAirWarning();
  const state = useStore(publisher.store, view => view.state);
  if (!warning) return null;
  const why = warning === 'failed' && state.kind === 'failed' ? ` ${t(`errors:${state.reason}`)}` : '';
  return (
    <Notice busy={warning === 'resuming' || warning === 'recovering'} action={<Action warning={warning} />}>
      {t(`warning.${warning}`) + why}
    </Notice>
  );
}

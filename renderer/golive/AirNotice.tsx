import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { AirTrouble } from './trouble.ts';
import { useTrouble } from './use-trouble.ts';

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

/** What the host can do about it; nothing where only waiting helps. */
function Action({ trouble }: { trouble: AirTrouble }) {
  const { t } = useTranslation(['golive', 'common', 'app']);
  const { publisher } = useStudioSession();
  switch (trouble) {
    case 'recovering':
      return <Start text={t('app:connection.reconnectNow')} onClick={() => void publisher.start()} />;
    case 'failed':
      return <Start text={t('common:retry')} onClick={() => void publisher.start()} />;
    case 'otherStudio':
      return <Start text={t('trouble.takeOver')} onClick={() => void publisher.start(true)} />;
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

/** While the show is live: whatever keeps the viewers from seeing and hearing the host, and what is done about it. */
export function AirNotice() {
  const { t } = useTranslation(['golive', 'errors']);
  const { publisher } = useStudioSession();
  const trouble = useTrouble();
  const state = useStore(publisher.store, view => view.state);
  if (!trouble) return null;
  const why = trouble === 'failed' && state.kind === 'failed' ? ` ${t(`errors:${state.reason}`)}` : '';
  return (
    <Notice busy={trouble === 'resuming' || trouble === 'recovering'} action={<Action trouble={trouble} />}>
      {t(`trouble.${trouble}`) + why}
    </Notice>
  );
}

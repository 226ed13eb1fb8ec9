import { Play, RotateCw, Square, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WhipState } from '../../client/whip/publisher.ts';
import type { RestreamState } from '../../shared/restream/protocol.ts';
import { Badge, type Tone } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { AskFirst } from '../ui/overlay/AskFirst.tsx';

type State = RestreamState | WhipState;

const TONES: Record<State['kind'], Tone> = {
  off: 'quiet',
  waiting: 'info',
  connecting: 'info',
  sending: 'money',
  retrying: 'attention',
  failed: 'danger',
};

/** The error code of a state, if there is one. */
const errorOf = (state: State) =>
  state.kind === 'retrying' || state.kind === 'failed' ? state.code : undefined;

/** A destination with its address, state and actions. */
export function DestinationRow({
  name,
  address,
  state,
  onStart,
  onStop,
  onRetry,
  onRemove,
}: {
  name: string;
  address: string;
  state: State;
  onStart: () => void;
  onStop: () => void;
  onRetry: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('restream');
  const error = errorOf(state);
  return (
    <li className="flex flex-col gap-1 border-line border-b px-3 py-3">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium text-m">{name}</span>
        <span role="status">
          <Badge tone={TONES[state.kind]}>{t(`state.${state.kind}`)}</Badge>
        </span>
      </div>
      <p className="truncate text-quiet text-s" title={address}>
        {address}
      </p>
      {error ? <p className="text-pretty text-attention text-s">{t(`error.${error}`)}</p> : null}
      <div className="mt-1 flex items-center gap-2">
        {state.kind === 'off' ? (
          <Button size="s" variant="primary" onClick={onStart}>
            <Play size={14} /> {t('start')}
          </Button>
        ) : (
          <Button size="s" onClick={onStop}>
            <Square size={14} /> {t('stop')}
          </Button>
        )}
        {error ? (
          <Button size="s" onClick={onRetry}>
            <RotateCw size={14} /> {t('retry')}
          </Button>
        ) : null}
        <span className="flex-1" />
        <AskFirst
          title={t('removeTitle', { name })}
          body={t('removeBody')}
          confirm={t('removeConfirm')}
          onConfirm={onRemove}
        >
          {ask => (
            <IconButton label={t('remove', { name })} size="s" side="left" onClick={ask}>
              <Trash2 size={14} />
            </IconButton>
          )}
        </AskFirst>
      </div>
    </li>
  );
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/input/Select.tsx';
import { INPUT } from '../../ui/input/TextField.tsx';
import { useObsRequest, useReplica } from '../context.tsx';

/** Choice of the transition and its duration. */
export function TransitionChoice() {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  const transitions = useReplica(obs => obs.transitions) ?? [];
  const current = useReplica(obs => obs.transition);
  return (
    <>
      <Select
        label={t('transition.name')}
        options={transitions.map(name => ({ value: name, label: name }))}
        value={current?.name ?? null}
        onChange={transitionName =>
          request(client => client.call('SetCurrentSceneTransition', { transitionName }))
        }
        className="min-w-0 flex-1"
      />
      {current?.durationMs === undefined ? null : <Duration durationMs={current.durationMs} />}
    </>
  );
}

const SHORTEST_MS = 50;
const LONGEST_MS = 20_000;

function Duration({ durationMs }: { durationMs: number }) {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  const [typed, setTyped] = useState(String(durationMs));
  useEffect(() => setTyped(String(durationMs)), [durationMs]);
  const commit = () => {
    const wanted = Math.round(Number(typed));
    const isGood = wanted >= SHORTEST_MS && wanted <= LONGEST_MS;
    if (!isGood) setTyped(String(durationMs));
    else if (wanted !== durationMs)
      request(client => client.call('SetCurrentSceneTransitionDuration', { transitionDuration: wanted }));
  };
  return (
    <label className="flex w-28 shrink-0 items-center gap-1 whitespace-nowrap text-quiet text-s">
      <span className="sr-only">{t('transition.duration')}</span>
      <input
        inputMode="numeric"
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={event => event.key === 'Enter' && commit()}
        className={`${INPUT} text-right`}
      />
      {t('transition.ms')}
    </label>
  );
}

import { RadioTower } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isRtcAddress } from '../../shared/media/rtc-address.ts';
import { useReportError } from '../app/errors.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { FormEnd } from '../ui/input/FormEnd.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { checkService, type ServiceProblem } from './check-service.ts';
import type { ServiceAccess } from './service-output.ts';

const EMPTY: ServiceAccess = { whip: '', token: '', whep: '' };

/** Takes a media service's addresses, and uses it once a test picture has come through. */
export function ServiceForm() {
  const { t } = useTranslation('delivery');
  const { service } = useStudioSession();
  const reportError = useReportError();
  const stored = useStore(service.store, view => view.access);
  const [draft, setDraft] = useState(stored ?? EMPTY);
  const [state, setState] = useState<'new' | 'incomplete' | 'busy'>('new');
  const [problem, setProblem] = useState<ServiceProblem>();
  useEffect(() => setDraft(before => (before === EMPTY && stored ? stored : before)), [stored]);
  const field = (name: 'whip' | 'whep') => ({
    label: t(`field.${name}`),
    placeholder: 'https://…',
    autoComplete: 'off',
    spellCheck: false,
    value: draft[name],
    error: state === 'incomplete' && !isRtcAddress(draft[name].trim()) ? t('badAddress') : undefined,
    onChange: (text: string) => setDraft(before => ({ ...before, [name]: text })),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const access = { whip: draft.whip.trim(), token: draft.token.trim(), whep: draft.whep.trim() };
    setProblem(undefined);
    if (!isRtcAddress(access.whip) || !isRtcAddress(access.whep)) return setState('incomplete');
    setState('busy');
    try {
      const found = await checkService(access);
      setProblem(found);
      if (!found) await service.use(access);
    } catch (error) {
      reportError(error);
    }
    setState('new');
  };
  return (
    <form className="flex flex-col gap-3" noValidate onSubmit={event => void submit(event)}>
      <TextField {...field('whip')} hint={t('hint.whip')} />
      <TextField
        label={t('field.token')}
        type="password"
        autoComplete="off"
        value={draft.token}
        hint={t('hint.token')}
        onChange={token => setDraft(before => ({ ...before, token }))}
      />
      <TextField {...field('whep')} hint={t('hint.whep')} />
      <FormEnd
        error={problem && t(`problem.${problem.at}.${problem.code}`)}
        icon={<RadioTower size={16} aria-hidden />}
        button={t('check')}
        busy={state === 'busy' ? t('checking') : undefined}
      />
    </form>
  );
}

import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../app/room-context.tsx';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/input/Select.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { isValidAddress, PLATFORMS, type RestreamProtocol } from './platforms.ts';

const EMPTY = { name: '', address: '', key: '' };

/** A form for a new destination: a platform, an RTMP server or a WHIP server. */
export function AddDestination() {
  const { t } = useTranslation('restream');
  const command = useCommand();
  const { whip } = useStudioSession();
  const [kind, setKind] = useState<string>(PLATFORMS[0].id);
  const [draft, setDraft] = useState(EMPTY);
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const platform = PLATFORMS.find(({ id }) => id === kind);
  const protocol: RestreamProtocol = kind === 'whip' ? 'whip' : 'rtmp';
  const address = platform?.server ?? draft.address.trim();
  const name = (platform?.name ?? draft.name.trim()) || address;
  const isComplete = isValidAddress(protocol, address) && (protocol === 'whip' || draft.key !== '');
  const change = (part: Partial<typeof EMPTY>) => setDraft(before => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(!isComplete);
    if (!isComplete) return;
    if (protocol === 'whip') await whip.add(name.slice(0, 40), address, draft.key.trim());
    else if (
      !(await command('restream.add', { name: name.slice(0, 40), server: address, key: draft.key.trim() }))
    )
      return;
    setDraft(EMPTY);
  };
  const options = [
    ...PLATFORMS.map(({ id, name: label }) => ({ value: id, label })),
    { value: 'rtmp', label: t('kinds.rtmp') },
    { value: 'whip', label: t('kinds.whip') },
  ];
  return (
    <PanelSection title={t('add')}>
      <form className="flex flex-col gap-3 px-3 pb-3" noValidate onSubmit={event => void submit(event)}>
        <Select label={t('kind')} options={options} value={kind} onChange={setKind} />
        {platform ? null : (
          <>
            <TextField
              label={t('name')}
              maxLength={40}
              value={draft.name}
              onChange={text => change({ name: text })}
            />
            <TextField
              label={t('address')}
              placeholder={protocol === 'whip' ? 'https://…' : 'rtmp://…'}
              value={draft.address}
              error={
                wasSubmitted && !isValidAddress(protocol, address) ? t(`badAddress.${protocol}`) : undefined
              }
              onChange={text => change({ address: text })}
            />
          </>
        )}
        <TextField
          label={protocol === 'whip' ? t('token') : t('key')}
          type="password"
          autoComplete="off"
          value={draft.key}
          hint={t('keyHint')}
          error={wasSubmitted && protocol === 'rtmp' && !draft.key ? t('needsKey') : undefined}
          onChange={text => change({ key: text })}
        />
        <div>
          <Button type="submit">
            <Plus size={16} /> {t('addButton')}
          </Button>
        </div>
      </form>
    </PanelSection>
  );
}

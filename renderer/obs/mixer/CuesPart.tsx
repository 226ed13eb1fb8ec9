import { Bookmark, Play, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freeName } from '../../scenes/document/edits.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { useObsRequest, useReplica } from '../context.tsx';
import { captureCue, type ObsCue, recallRequests, removeCue, saveCue, useCues } from './cues.ts';

/** The cues: each recalls scene, sources, audio and filters in one batch. */
export function CuesPart() {
  const { t } = useTranslation('obs');
  const cues = useCues(state => state.cues);
  return (
    <PanelSection title={t('cues.title')} className="pb-3">
      {cues.length === 0 ? (
        <p className="text-pretty px-3 pb-2 text-m text-quiet">{t('cues.what')}</p>
      ) : (
        <ul className="pb-2">
          {cues.map(cue => (
            <Cue key={cue.id} cue={cue} />
          ))}
        </ul>
      )}
      <SaveForm cues={cues} />
    </PanelSection>
  );
}

function Cue({ cue }: { cue: ObsCue }) {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  const obs = useReplica(replica => replica);
  const isThere = obs?.scenes.includes(cue.scene) ?? false;
  return (
    <li className="flex min-h-9 items-center gap-2 pr-2 pl-3 hover:bg-hover">
      <Button
        size="s"
        disabled={!isThere}
        className="min-w-0"
        onClick={() => obs && request(client => client.runBatch(recallRequests(cue, obs)))}
      >
        <Play size={14} /> <span className="truncate">{cue.name}</span>
      </Button>
      <span className="min-w-0 flex-1 truncate text-quiet text-s">
        {isThere ? cue.scene : t('cues.sceneMissing')}
      </span>
      <IconButton
        size="s"
        side="left"
        label={t('cues.remove', { name: cue.name })}
        onClick={() => removeCue(cue.id)}
      >
        <Trash2 size={14} />
      </IconButton>
    </li>
  );
}

function SaveForm({ cues }: { cues: readonly ObsCue[] }) {
  const { t } = useTranslation('obs');
  const obs = useReplica(replica => replica);
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!obs) return;
    saveCue(captureCue(obs, freeName(name.trim() || obs.program, cues)));
    setName('');
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-2 px-3">
      <TextField
        label={t('cues.name')}
        hideLabel
        className="flex-1"
        placeholder={obs?.program}
        value={name}
        maxLength={60}
        onChange={setName}
      />
      <Button type="submit">
        <Bookmark size={14} /> {t('cues.save')}
      </Button>
    </form>
  );
}

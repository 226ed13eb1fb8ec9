import { ChevronDown, Mic, Music2, Pause, Play, Trash2, Volume2, VolumeX } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useView } from '../app/view-store.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Slider } from '../ui/input/Slider.tsx';
import { useGainFormat } from './format.ts';
import { LevelMeter } from './LevelMeter.tsx';
import type { MixerInput } from './mixer.ts';
import { StripDetails } from './StripDetails.tsx';
import { MAX_GAIN_DB, MICROPHONE, MIN_GAIN_DB, setStrip, stripOf, useSound } from './settings.ts';

/** Mute state of an input. The microphone shares it with the device controls. */
function useMuted(input: MixerInput): [boolean, (muted: boolean) => void] {
  const { media } = useStudioSession();
  const microphoneOn = useView(view => view.microphoneOn);
  const strip = useSound(sound => stripOf(sound, input.id, input.kind));
  if (input.id === MICROPHONE) return [!microphoneOn, muted => media.setMicrophoneOn(!muted)];
  return [strip.muted, muted => setStrip(input.id, input.kind, { muted })];
}

/** One input: level meter, gain, mute and details. */
export function StripRow({ input }: { input: MixerInput }) {
  const { t } = useTranslation('sound');
  const { mixer } = useStudioSession();
  const formatGain = useGainFormat();
  const strip = useSound(sound => stripOf(sound, input.id, input.kind));
  const [muted, setMuted] = useMuted(input);
  const [open, setOpen] = useState(false);
  const analyserOf = useCallback(() => mixer.analyser(input.id), [mixer, input.id]);
  const name = input.id === MICROPHONE ? t('microphone') : input.name;
  const Icon = input.kind === 'voice' ? Mic : Music2;
  return (
    <li className="border-line border-b px-3 py-3 last:border-b-0">
      <div className="flex items-center gap-2">
        <Icon size={16} className="shrink-0 text-quiet" aria-hidden="true" />
        <span className="min-w-0 flex-1 truncate font-medium text-m">{name}</span>
        {input.kind === 'music' ? <Player id={input.id} name={name} /> : null}
        <IconButton
          label={muted ? t('unmute', { name }) : t('mute', { name })}
          variant={muted ? 'danger' : 'ghost'}
          aria-pressed={muted}
          onClick={() => setMuted(!muted)}
        >
          {muted ? <VolumeX size={16} /> : <Volume2 size={16} />}
        </IconButton>
        <IconButton
          label={open ? t('less', { name }) : t('more', { name })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={16} className={open ? 'rotate-180' : undefined} />
        </IconButton>
      </div>
      <LevelMeter
        analyserOf={analyserOf}
        muted={muted}
        label={t('level', { name })}
        className="mt-1 w-full"
      />
      <div className="flex items-center gap-3">
        <Slider
          label={t('gain', { name })}
          value={strip.gainDb}
          min={MIN_GAIN_DB}
          max={MAX_GAIN_DB}
          step={1}
          written={formatGain(strip.gainDb)}
          onChange={gainDb => setStrip(input.id, input.kind, { gainDb })}
        />
        <span className="w-16 text-right text-quiet text-s tabular-nums">{formatGain(strip.gainDb)}</span>
      </div>
      {open ? <StripDetails input={input} /> : null}
    </li>
  );
}

/** Play, pause and remove a music file. */
function Player({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('sound');
  const { music } = useStudioSession();
  const state = useStore(music.store, songs => songs.find(song => song.id === id)?.state);
  if (!state) return null;
  return (
    <>
      {state === 'unplayable' ? (
        <span className="text-attention text-s">{t('unplayable')}</span>
      ) : (
        <IconButton
          label={state === 'playing' ? t('pause', { name }) : t('play', { name })}
          onClick={() => music.toggle(id)}
        >
          {state === 'playing' ? <Pause size={16} /> : <Play size={16} />}
        </IconButton>
      )}
      <IconButton label={t('remove', { name })} onClick={() => music.remove(id)}>
        <Trash2 size={16} />
      </IconButton>
    </>
  );
}

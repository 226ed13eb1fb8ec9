import { Volume2, VolumeX } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useAskObs, useObs, useReplica } from '../context.tsx';
import type { ObsInput } from '../replica/replica.ts';
import { levelsOf, SILENCE } from './meter-levels.ts';

const NONE: readonly ObsInput[] = [];
const LOWEST_DB = -60;
const HIGHEST_DB = 10;

/** Everything in OBS that sounds: mute, volume and level. */
export function InputsPart() {
  const { t } = useTranslation('obs');
  const inputs = useReplica(obs => obs.inputs) ?? NONE;
  const list = useRef<HTMLUListElement>(null);
  useMeters(list);
  return (
    <PanelSection title={t('inputs.title')} className="pb-2">
      {inputs.length === 0 ? <p className="px-3 pb-1 text-m text-quiet">{t('inputs.none')}</p> : null}
      <ul ref={list}>
        {inputs.map(input => (
          <Input key={input.name} input={input} />
        ))}
      </ul>
    </PanelSection>
  );
}

/** Draws the levels straight to the meters: no React render at twenty frames a second. */
function useMeters(list: RefObject<HTMLUListElement | null>): void {
  const { link } = useObs();
  useEffect(
    () =>
      link.onMeters(({ inputs }) => {
        const levels = levelsOf(inputs);
        for (const meter of list.current?.querySelectorAll<HTMLElement>('[data-input]') ?? []) {
          const { level, peak, hot } = levels.get(meter.dataset.input ?? '') ?? SILENCE;
          meter.style.setProperty('--level', level.toFixed(3));
          meter.style.setProperty('--peak', peak.toFixed(3));
          meter.toggleAttribute('data-hot', hot);
        }
      }),
    [link, list],
  );
}

function Input({ input: { name, muted, volumeDb } }: { input: ObsInput }) {
  const { t } = useTranslation('obs');
  const ask = useAskObs();
  return (
    <li className="px-3 py-1.5">
      <div className="flex items-center gap-2">
        <IconButton
          size="s"
          label={muted ? t('inputs.unmute', { name }) : t('inputs.mute', { name })}
          variant={muted ? 'danger' : 'ghost'}
          aria-pressed={muted}
          onClick={() => ask(link => link.call('SetInputMute', { inputName: name, inputMuted: !muted }))}
        >
          {muted ? <VolumeX size={16} /> : <Volume2 size={16} />}
        </IconButton>
        <span className="min-w-0 flex-1 truncate text-m">{name}</span>
        <Volume name={name} volumeDb={volumeDb} />
      </div>
      <div
        role="img"
        aria-label={t('inputs.level', { name })}
        data-input={name}
        data-muted={muted ? '' : undefined}
        className="level-meter mt-1 ml-9"
      />
    </li>
  );
}

/** Moves under the hand at once, over what OBS said last; OBS is told at every step, and its answer counts again. */
function Volume({ name, volumeDb }: { name: string; volumeDb: number }) {
  const { t, i18n } = useTranslation('obs');
  const ask = useAskObs();
  const [wanted, setWanted] = useState<{ value: number; over: number }>();
  const value = wanted?.over === volumeDb ? wanted.value : volumeDb;
  const shown = Math.max(LOWEST_DB, Math.min(HIGHEST_DB, value));
  const number = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const written = t('inputs.decibels', { value: number.format(shown) });
  const change = (next: number) => {
    setWanted({ value: next, over: volumeDb });
    // The lowest step is silence, as in OBS's own mixer.
    const inputVolumeDb = next <= LOWEST_DB ? -100 : next;
    ask(link => link.call('SetInputVolume', { inputName: name, inputVolumeDb }));
  };
  return (
    <div className="flex w-44 items-center gap-2">
      <Slider
        label={t('inputs.volume', { name })}
        value={Math.round(shown)}
        min={LOWEST_DB}
        max={HIGHEST_DB}
        step={1}
        written={written}
        onChange={change}
      />
      <span className="w-14 text-right text-quiet text-s">{written}</span>
    </div>
  );
}

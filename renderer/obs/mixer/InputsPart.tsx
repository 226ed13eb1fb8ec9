import { Volume2, VolumeX } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { Slider } from '../../ui/input/Slider.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { useObs, useObsRequest, useReplica } from '../context.tsx';
import type { ObsInput } from '../replica/replica.ts';
import { meterLevels, SILENCE } from './meter-levels.ts';

const NONE: readonly ObsInput[] = [];
const LOWEST_DB = -60;
const HIGHEST_DB = 10;

/** Mute, volume and level of OBS's audio inputs. */
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

/** Writes the levels directly to the meters' styles: no React render at 20 events a second. */
function useMeters(list: RefObject<HTMLUListElement | null>): void {
  const { client } = useObs();
  useEffect(
    () =>
      client.onMeters(({ inputs }) => {
        const levels = meterLevels(inputs);
        for (const meter of list.current?.querySelectorAll<HTMLElement>('[data-input]') ?? []) {
          const { level, peak, hot } = levels.get(meter.dataset.input ?? '') ?? SILENCE;
          meter.style.setProperty('--level', level.toFixed(3));
          meter.style.setProperty('--peak', peak.toFixed(3));
          meter.toggleAttribute('data-hot', hot);
        }
      }),
    [client, list],
  );
}

function Input({ input: { name, muted, volumeDb } }: { input: ObsInput }) {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  return (
    <li className="px-3 py-1.5">
      <div className="flex items-center gap-2">
        <IconButton
          size="s"
          label={muted ? t('inputs.unmute', { name }) : t('inputs.mute', { name })}
          variant={muted ? 'danger' : 'ghost'}
          aria-pressed={muted}
          onClick={() =>
            request(client => client.call('SetInputMute', { inputName: name, inputMuted: !muted }))
          }
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

/** Optimistic: shows the host's value until OBS reports another one; every step is sent to OBS. */
function Volume({ name, volumeDb }: { name: string; volumeDb: number }) {
  const { t, i18n } = useTranslation('obs');
  const request = useObsRequest();
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
    // The lowest step is silence, as in OBS's mixer.
    const inputVolumeDb = next <= LOWEST_DB ? -100 : next;
    request(client => client.call('SetInputVolume', { inputName: name, inputVolumeDb }));
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

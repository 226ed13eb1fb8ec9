import { Music2 } from 'lucide-react';
import { type ChangeEvent, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { setView, useView } from '../app/view-store.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Slider } from '../ui/input/Slider.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useGainFormat } from './format.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { StripRow } from './StripRow.tsx';
import { MAX_GAIN_DB, MIN_GAIN_DB, setMaster, useSound } from './settings.ts';

/** The mixer: inputs at the top, master at the bottom. */
export function SoundDrawer() {
  const { t } = useTranslation('sound');
  const { mixer } = useStudioSession();
  const open = useView(view => view.drawer === 'sound');
  const inputs = useStore(mixer.store, view => view.inputs);
  return (
    <Drawer title={t('title')} open={open} onClose={() => setView({ drawer: 'none' })}>
      <div className="flex min-h-full flex-col">
        <PanelSection title={t('inputs')} aside={<AddMusic />}>
          {inputs.length === 0 ? (
            <p className="px-3 pb-3 text-m text-quiet">{t('empty')}</p>
          ) : (
            <ul>
              {inputs.map(input => (
                <StripRow key={input.id} input={input} />
              ))}
            </ul>
          )}
        </PanelSection>
        <Master />
      </div>
    </Drawer>
  );
}

function AddMusic() {
  const { t } = useTranslation('sound');
  const { music } = useStudioSession();
  const field = useRef<HTMLInputElement>(null);
  const add = ({ target }: ChangeEvent<HTMLInputElement>) => {
    for (const file of target.files ?? []) music.add(file);
    target.value = '';
  };
  return (
    <>
      <input ref={field} type="file" accept="audio/*" multiple hidden onChange={add} />
      <Button size="s" variant="ghost" onClick={() => field.current?.click()}>
        <Music2 size={16} /> {t('addMusic')}
      </Button>
    </>
  );
}

function Master() {
  const { t } = useTranslation('sound');
  const { mixer } = useStudioSession();
  const formatGain = useGainFormat();
  const master = useSound(sound => sound.master);
  const hasDynamics = useStore(mixer.store, view => view.hasDynamics);
  const analyserOf = useCallback(() => mixer.analyser('master'), [mixer]);
  return (
    <PanelSection title={t('master')} className="mt-auto border-line border-t">
      <div className="flex flex-col px-3 pb-3">
        <LevelMeter analyserOf={analyserOf} label={t('level', { name: t('master') })} className="w-full" />
        <MasterSlider
          label={t('volume')}
          value={master.gainDb}
          min={MIN_GAIN_DB}
          max={MAX_GAIN_DB}
          written={formatGain(master.gainDb)}
          onChange={gainDb => setMaster({ gainDb })}
        />
        <MasterSlider
          label={t('duckBy')}
          value={-master.duckDb}
          min={0}
          max={24}
          written={formatGain(master.duckDb)}
          onChange={amount => setMaster({ duckDb: -amount })}
        />
        <p className="text-quiet text-s">{hasDynamics ? t('limiterOn') : t('limiterMissing')}</p>
      </div>
    </PanelSection>
  );
}

function MasterSlider({
  label,
  written,
  ...slider
}: {
  label: string;
  written: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}) {
  return (
    <div className="flex items-center gap-3">
      <span className="w-36 shrink-0 text-m">{label}</span>
      <Slider label={label} step={1} written={written} {...slider} />
      <span className="w-16 text-right text-quiet text-s tabular-nums">{written}</span>
    </div>
  );
}

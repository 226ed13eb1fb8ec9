import { AudioLines, Headphones, Mic } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Slider } from '../ui/input/Slider.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import type { MixerInput } from './mixer.ts';
import { MAX_DELAY_MS, setStrip, stripOf, useSound } from './settings.ts';

/** Settings that are rarely changed: noise suppression, ducking, monitoring, delay. */
export function StripDetails({ input }: { input: MixerInput }) {
  const { t, i18n } = useTranslation('sound');
  const strip = useSound(sound => stripOf(sound, input.id, input.kind));
  const set = (change: Partial<typeof strip>) => setStrip(input.id, input.kind, change);
  const delay = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'millisecond' }).format(
    strip.delayMs,
  );
  return (
    <div className="mt-2 flex flex-col gap-2 rounded-m bg-raised p-3">
      {input.kind === 'voice' ? (
        <Line icon={<AudioLines size={16} />}>
          <Switch label={t('denoise')} checked={strip.denoised} onChange={denoised => set({ denoised })} />
        </Line>
      ) : (
        <Line icon={<Mic size={16} />}>
          <Switch label={t('duck')} checked={strip.ducked} onChange={ducked => set({ ducked })} />
        </Line>
      )}
      <Line icon={<Headphones size={16} />}>
        <Switch label={t('monitor')} checked={strip.monitored} onChange={monitored => set({ monitored })} />
      </Line>
      <div className="flex items-center gap-3">
        <span className="w-28 shrink-0 text-m">{t('delay')}</span>
        <Slider
          label={t('delay')}
          value={strip.delayMs}
          min={0}
          max={MAX_DELAY_MS}
          step={10}
          written={delay}
          onChange={delayMs => set({ delayMs })}
        />
        <span className="w-16 text-right text-quiet text-s">{delay}</span>
      </div>
      <p className="text-quiet text-s">{t('delayHelp')}</p>
    </div>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center gap-3">
      <span className="text-quiet" aria-hidden="true">
        {icon}
      </span>
      {children}
    </div>
  );
}

import { Scissors } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/input/Select.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { ClipRow } from './ClipRow.tsx';
import { useRecorderView } from './recording-context.tsx';
import { CLIP_SECONDS, setRecording, useRecordingSettings } from './settings.ts';
import { useClip } from './use-clip.ts';

/** Marks clips and lists them. Each becomes a file of its own. */
export function ClipsSection() {
  const { t } = useTranslation('recording');
  const clips = useShow(show => show.recording.clips);
  return (
    <PanelSection title={t('clips.title')} className="border-line border-t">
      <div className="flex items-center gap-2 px-3 pb-3">
        <ClipButton />
        <Length />
      </div>
      {clips.length === 0 ? (
        <p className="text-pretty px-3 pb-3 text-m text-quiet">{t('clips.empty')}</p>
      ) : (
        <ul aria-label={t('clips.title')}>
          {clips.toReversed().map(clip => (
            <ClipRow key={clip.id} clip={clip} />
          ))}
        </ul>
      )}
    </PanelSection>
  );
}

function ClipButton() {
  const { t } = useTranslation('recording');
  const { clip, isBusy } = useClip();
  const isOn = useRecorderView(view => view.state.kind === 'on');
  return (
    <Tooltip text={isOn ? t('clips.what') : t('clips.needs')} keys={keysOf('clip')}>
      {/* A disabled button has no tooltip, and this one has to say what is missing. */}
      <span>
        <Button disabled={!isOn || isBusy} onClick={clip}>
          <Scissors size={16} aria-hidden /> {t('clips.button')}
        </Button>
      </span>
    </Tooltip>
  );
}

function Length() {
  const { t } = useTranslation('recording');
  const chosen = useRecordingSettings(settings => settings.clipSeconds);
  return (
    <Select
      label={t('clips.length')}
      value={String(chosen)}
      options={CLIP_SECONDS.map(seconds => ({ value: String(seconds), label: t('clips.last', { seconds }) }))}
      onChange={value => setRecording({ clipSeconds: Number(value) })}
    />
  );
}

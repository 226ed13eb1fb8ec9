import { FlipHorizontal2, Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { setView, useView } from '../app/view-store.ts';
import { LevelMeter } from '../sound/LevelMeter.tsx';
import { SoundButton } from '../sound/SoundButton.tsx';
import { MICROPHONE } from '../sound/settings.ts';
import { announce } from '../ui/Announcer.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/input/Select.tsx';
import type { Capture, CaptureState } from './capture.ts';
import type { Device } from './devices.ts';
import { useStudioSession } from './studio-session-context.tsx';

/** The device of a capture that is on or waits for its device. */
const deviceOf = (source: CaptureState): Device | undefined =>
  source.kind === 'on' || source.kind === 'lost' ? source.device : undefined;

function DeviceSelect({
  capture,
  label,
  placeholder,
  onChoose,
}: {
  capture: Capture;
  label: string;
  placeholder: string;
  onChoose: (device: Device) => void;
}) {
  const { t } = useTranslation('stage');
  const { source, devices } = useStore(capture.store);
  const isDenied = source.kind === 'error' && source.error === 'denied';
  const current = deviceOf(source);
  return (
    <Select
      label={label}
      placeholder={isDenied ? t('notAllowed') : devices.length === 0 ? placeholder : label}
      disabled={devices.length === 0}
      options={devices.map(({ id, label: name }) => ({ value: id, label: name }))}
      value={devices.some(({ id }) => id === current?.id) ? (current?.id ?? null) : null}
      onChange={id => {
        const device = devices.find(each => each.id === id);
        if (device) onChoose(device);
      }}
      className="w-44"
    />
  );
}

function ToggleButton({
  on,
  labels,
  keys,
  icons,
  onToggle,
}: {
  on: boolean;
  labels: { on: string; off: string };
  keys: string;
  icons: { on: ReactNode; off: ReactNode };
  onToggle: () => void;
}) {
  return (
    <IconButton
      label={on ? labels.off : labels.on}
      keys={keys}
      side="top"
      variant={on ? 'plain' : 'danger'}
      onClick={onToggle}
    >
      {on ? icons.on : icons.off}
    </IconButton>
  );
}

function CameraControls() {
  const { t } = useTranslation('stage');
  const { media } = useStudioSession();
  const on = useView(view => view.cameraOn);
  const toggle = () => {
    media.setCameraOn(!on);
    announce(on ? t('camera.said.off') : t('camera.said.on'));
  };
  useShortcut('camera', toggle);
  return (
    <div className="flex min-w-0 items-center gap-1">
      <ToggleButton
        on={on}
        labels={{ on: t('camera.turnOn'), off: t('camera.turnOff') }}
        keys={keysOf('camera')}
        icons={{ on: <Video size={16} />, off: <VideoOff size={16} /> }}
        onToggle={toggle}
      />
      <DeviceSelect
        capture={media.camera}
        label={t('camera.choose')}
        placeholder={t('camera.none')}
        onChoose={device => media.chooseCamera(device)}
      />
    </div>
  );
}

function MicrophoneControls() {
  const { t } = useTranslation('stage');
  const { media } = useStudioSession();
  const on = useView(view => view.microphoneOn);
  const toggle = () => {
    media.setMicrophoneOn(!on);
    announce(on ? t('microphone.said.off') : t('microphone.said.on'));
  };
  useShortcut('microphone', toggle);
  return (
    <div className="flex min-w-0 items-center gap-1">
      <ToggleButton
        on={on}
        labels={{ on: t('microphone.turnOn'), off: t('microphone.turnOff') }}
        keys={keysOf('microphone')}
        icons={{ on: <Mic size={16} />, off: <MicOff size={16} /> }}
        onToggle={toggle}
      />
      <DeviceSelect
        capture={media.microphone}
        label={t('microphone.choose')}
        placeholder={t('microphone.none')}
        onChoose={device => media.chooseMicrophone(device)}
      />
      <MicrophoneLevel on={on} />
    </div>
  );
}

/** The microphone's level meter, or its error in place of it. */
function MicrophoneLevel({ on }: { on: boolean }) {
  const { t } = useTranslation(['stage', 'common']);
  const { media, mixer } = useStudioSession();
  const source = useStore(media.microphone.store, view => view.source);
  const analyserOf = useCallback(() => mixer.analyser(MICROPHONE), [mixer]);
  if (source.kind === 'error' || source.kind === 'lost') {
    const why = source.kind === 'lost' ? 'lost' : source.error;
    return (
      <button
        type="button"
        title={t(`microphone.help.${why}`)}
        onClick={() => void media.microphone.open()}
        className="ml-1 min-w-0 truncate rounded-s text-attention text-s underline decoration-dotted underline-offset-4"
      >
        {t(`microphone.error.${why}`)}
      </button>
    );
  }
  return (
    <div className="ml-1 flex w-24 min-w-0 items-center">
      <LevelMeter
        analyserOf={analyserOf}
        muted={!on}
        label={on ? t('meter.name') : t('meter.muted')}
        className="w-24 shrink"
      />
    </div>
  );
}

/** Camera and microphone: on or off, choice of device, level meter, mixer and mirroring. */
export function DeviceControls() {
  const { t } = useTranslation('stage');
  const mirror = useView(view => view.mirror);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-4">
      <CameraControls />
      <MicrophoneControls />
      <SoundButton />
      <IconButton
        label={mirror ? t('mirror.off') : t('mirror.on')}
        side="top"
        aria-pressed={mirror}
        className={mirror ? 'text-ink' : undefined}
        onClick={() => setView({ mirror: !mirror })}
      >
        <FlipHorizontal2 size={16} />
      </IconButton>
    </div>
  );
}

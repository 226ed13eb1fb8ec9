import { MicOff, VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import type { Capture } from './capture.ts';
import { useStudioSession } from './studio-session-context.tsx';

/** Tells the host that another camera or microphone is in use than the one they had, until they agree to it. */
export function DeviceBanner() {
  const { media } = useStudioSession();
  return (
    <>
      <Replaced capture={media.microphone} kind="microphone" />
      <Replaced capture={media.camera} kind="camera" />
    </>
  );
}

function Replaced({ capture, kind }: { capture: Capture; kind: 'microphone' | 'camera' }) {
  const { t } = useTranslation('stage');
  const source = useStore(capture.store, view => view.source);
  if (source.kind !== 'on' || !source.insteadOf) return null;
  const { device, insteadOf } = source;
  return (
    <Banner
      tone="danger"
      icon={kind === 'microphone' ? MicOff : VideoOff}
      title={t(`replaced.${kind}`)}
      action={
        <Button size="s" onClick={() => capture.keepReplacement()}>
          {t('replaced.keep')}
        </Button>
      }
    >
      {t('replaced.why', { wanted: insteadOf.label, used: device.label })}
    </Banner>
  );
}

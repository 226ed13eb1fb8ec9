import { CameraOff, Hand, LockKeyhole, Plug, TriangleAlert, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { CaptureState } from './capture.ts';
import type { CaptureError } from './devices.ts';
import { platformOf } from './platform.ts';
import { useStudioSession } from './studio-session-context.tsx';

const ICONS: Record<CaptureError, ReactNode> = {
  denied: <Hand size={28} />,
  missing: <Plug size={28} />,
  busy: <CameraOff size={28} />,
  insecure: <LockKeyhole size={28} />,
  failed: <TriangleAlert size={28} />,
};

/** How to allow the camera in the browser and in the system's settings, with the names these use. */
function DeniedHelp() {
  const { t } = useTranslation('stage');
  return (
    <ol className="mt-1 flex list-decimal flex-col gap-1 pl-5 text-left text-m text-quiet marker:text-faint">
      <li>{t('camera.denied.browser')}</li>
      <li>{t(`camera.denied.system.${platformOf(navigator.userAgent)}`)}</li>
    </ol>
  );
}

function CaptureErrorState({ error }: { error: CaptureError }) {
  const { t } = useTranslation(['stage', 'common']);
  const { media } = useStudioSession();
  return (
    <EmptyState
      icon={ICONS[error]}
      title={t(`camera.${error}.title`)}
      body={error === 'denied' ? <DeniedHelp /> : t(`camera.${error}.body`)}
      action={
        error === 'insecure' ? null : (
          <Button onClick={() => void media.camera.open()}>{t('common:retry')}</Button>
        )
      }
    />
  );
}

/** Shown in place of the camera's picture: why there is none, and what to do. */
export function PictureState({ source }: { source: Exclude<CaptureState, { kind: 'on' }> }) {
  const { t } = useTranslation('stage');
  const { media } = useStudioSession();
  switch (source.kind) {
    case 'asking':
      return (
        <EmptyState
          icon={<Spinner size={28} />}
          title={t('camera.asking.title')}
          body={t('camera.asking.body')}
        />
      );
    case 'lost':
      return (
        <EmptyState
          icon={<Unplug size={28} />}
          title={t('camera.lost.title', { name: source.device.label })}
          body={t('camera.lost.body')}
        />
      );
    case 'error':
      return <CaptureErrorState error={source.error} />;
    case 'off':
      return (
        <EmptyState
          icon={<CameraOff size={28} />}
          title={t('camera.off.title')}
          body={t('camera.off.body')}
          action={
            <Button onClick={() => media.setCameraOn(true)}>
              {t('camera.off.turnOn')} <Kbd keys={keysOf('camera')} />
            </Button>
          }
        />
      );
  }
}

import { CameraOff, Hand, LockKeyhole, Plug, TriangleAlert, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../app/use-shortcut.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { Source } from './capture.ts';
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

/** Where to allow the camera: first in the browser, then in the system, in the words that each of them uses. */
function DeniedHelp() {
  const { t } = useTranslation('stage');
  return (
    <ol className="mt-1 flex list-decimal flex-col gap-1 pl-5 text-left text-m text-quiet marker:text-faint">
      <li>{t('camera.denied.browser')}</li>
      <li>{t(`camera.denied.system.${platformOf(navigator.userAgent)}`)}</li>
    </ol>
  );
}

function CaptureErrorState({ problem }: { problem: CaptureError }) {
  const { t } = useTranslation(['stage', 'common']);
  const { media } = useStudioSession();
  return (
    <EmptyState
      icon={ICONS[problem]}
      title={t(`camera.${problem}.title`)}
      body={problem === 'denied' ? <DeniedHelp /> : t(`camera.${problem}.body`)}
      action={
        problem === 'insecure' ? null : (
          <Button onClick={() => void media.camera.open()}>{t('common:retry')}</Button>
        )
      }
    />
  );
}

/** What stands where the picture would be, and how to get it there. */
export function PictureState({ source }: { source: Exclude<Source, { kind: 'on' }> }) {
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
    case 'problem':
      return <CaptureErrorState problem={source.problem} />;
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

import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Look, Source } from '../../../shared/scenes/document.ts';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { BackgroundProperties } from './BackgroundProperties.tsx';
import { Collapsible, Row, SliderRow } from './rows.tsx';
import { useChangeSource } from './use-change-source.ts';

type CameraSource = Extract<Source, { kind: 'camera' }>;

/** Value of the option "the host's main camera", which is chosen below the program. */
const HOST = 'host';

/** Device, look and background of a camera. */
export function CameraProperties({ source }: { source: CameraSource }) {
  const { t } = useTranslation('scenes');
  const { media } = useStudioSession();
  const devices = useStore(media.camera.store, view => view.devices);
  const change = useChangeSource(source);
  const look = (part: Partial<Look>) =>
    change(`look ${Object.keys(part)[0]}`, { look: { ...source.look, ...part } });
  const choose = (id: string) => {
    const device = devices.find(each => each.id === id);
    change('device', { deviceId: device?.id, label: device?.label });
  };
  return (
    <>
      <Row label={t('camera.device')}>
        <Select
          size="s"
          label={t('camera.device')}
          className="min-w-0 flex-1"
          value={source.deviceId ?? HOST}
          options={[
            { value: HOST, label: t('camera.host') },
            ...devices.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={choose}
        />
      </Row>
      <Collapsible title={t('look.title')}>
        {(['brightness', 'contrast', 'warmth'] as const).map(part => (
          <SliderRow
            key={part}
            label={t(`look.${part}`)}
            value={source.look[part]}
            min={-1}
            onChange={value => look({ [part]: value })}
          />
        ))}
        <SliderRow
          label={t('look.smoothing')}
          value={source.look.smoothing}
          onChange={smoothing => look({ smoothing })}
        />
        <BackgroundProperties
          background={source.look.background}
          onChange={background => look({ background })}
        />
      </Collapsible>
    </>
  );
}

import { LoaderPinwheel } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { type DeskView, sceneOf } from './desk-view.ts';
import { useScenes, useScenesDesk } from './use-scenes.ts';
import { spinWheel } from './wheel.ts';

/** The wheel in the picture that viewers get, if one is in it. */
function wheelOnProgram({ program: { document, sceneId } }: DeskView): string | undefined {
  const isWheel = (id: string) =>
    document.sources.some(
      source => source.id === id && source.kind === 'overlay' && source.overlay.kind === 'wheel',
    );
  return sceneOf(document, sceneId)?.layers.find(layer => layer.visible && isWheel(layer.sourceId))?.sourceId;
}

/** Spins the wheel that viewers see. */
export function WheelButton() {
  const { t } = useTranslation('scenes');
  const desk = useScenesDesk();
  const wheelId = useScenes(wheelOnProgram);
  if (!wheelId) return null;
  return (
    <Button size="s" aria-label={t('wheel.spin')} onClick={() => spinWheel(desk, wheelId)}>
      <LoaderPinwheel size={14} /> {t('wheel.spinShort')}
    </Button>
  );
}

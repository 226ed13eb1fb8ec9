import { LoaderPinwheel } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { type SceneEditorView, sceneOf } from '../editor/scene-editor-view.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { spinWheel } from '../program/wheel.ts';

/** Source id of the visible wheel on program, if there is one. */
function wheelOnProgram({ program: { document, sceneId } }: SceneEditorView): string | undefined {
  const isWheel = (id: string) =>
    document.sources.some(
      source => source.id === id && source.kind === 'overlay' && source.overlay.kind === 'wheel',
    );
  return sceneOf(document, sceneId)?.layers.find(layer => layer.visible && isWheel(layer.sourceId))?.sourceId;
}

/** Spins the wheel on program. */
export function WheelButton() {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const wheelId = useSceneEditorView(wheelOnProgram);
  if (!wheelId) return null;
  return (
    <Button size="s" aria-label={t('wheel.spin')} onClick={() => spinWheel(editor, wheelId)}>
      <LoaderPinwheel size={14} /> {t('wheel.spinShort')}
    </Button>
  );
}

import { useTranslation } from 'react-i18next';
import { CANVAS_SIZE, type Canvas } from '../../shared/scenes/document.ts';
import { Button } from '../ui/Button.tsx';
import { CANVAS_NAMES, CanvasIcon } from './CanvasIcon.tsx';
import { setCanvas } from './document/edits.ts';
import { useSceneEditor } from './editor/use-scene-editor.ts';

const CANVASES = Object.keys(CANVAS_SIZE) as Canvas[];

/** A button for each canvas; pressing the one that is set already settles it too. */
export function CanvasChoice() {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  return (
    <div className="flex gap-2">
      {CANVASES.map(canvas => (
        <Button
          key={canvas}
          size="s"
          aria-label={t(`canvas.send.${canvas}`)}
          onClick={() => editor.edit(setCanvas(canvas))}
        >
          <CanvasIcon canvas={canvas} /> {CANVAS_NAMES[canvas]}
        </Button>
      ))}
    </div>
  );
}

import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf, useShortcut } from '../../app/shortcuts/use-shortcut.ts';
import { setView, useView } from '../../app/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/overlay/Tooltip.tsx';
import { CANVAS_NAMES, CanvasIcon } from '../CanvasIcon.tsx';
import { setCanvas } from '../document/edits.ts';
import { openEditor, useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { NewScene } from './NewScene.tsx';
import { SceneButton } from './SceneButton.tsx';
import { TakeControls } from './TakeControls.tsx';
import { WheelButton } from './WheelButton.tsx';

/** Switches the canvas between 16:9 and 9:16. Every scene has a layout for both. */
function CanvasSwitch() {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const canvas = useSceneEditorView(view => view.document.canvas);
  const other = canvas === 'wide' ? 'tall' : 'wide';
  return (
    <Tooltip text={t(`canvas.${canvas}`)} side="top">
      <Button
        size="s"
        variant="ghost"
        aria-label={t(`canvas.${canvas}`)}
        onClick={() => editor.edit(setCanvas(other))}
      >
        <CanvasIcon canvas={canvas} /> {CANVAS_NAMES[canvas]}
      </Button>
    </Tooltip>
  );
}

/** @param compact hides the label in a narrow bar */
function EditButton({ compact }: { compact: boolean }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const editing = useView(view => view.drawer === 'scene');
  const toggle = () => (editing ? setView({ drawer: 'none' }) : openEditor(editor));
  useShortcut('editScene', toggle);
  const label = editing ? t('edit.close') : t('edit.open');
  return (
    <Tooltip text={label} keys={keysOf('editScene')} side="top">
      <Button size="s" variant={editing ? 'primary' : 'ghost'} onClick={toggle}>
        <Pencil size={14} /> <span className={compact ? '@max-[760px]:sr-only' : undefined}>{label}</span>
      </Button>
    </Tooltip>
  );
}

/** The switcher: the scenes, the take controls while there is a preview, and the canvas. */
export function SceneBar() {
  const { t } = useTranslation('scenes');
  const scenes = useSceneEditorView(view => view.document.scenes);
  const isReady = useSceneEditorView(view => view.previewId !== undefined);
  return (
    <div className="@container flex h-10 shrink-0 items-center gap-2 px-2">
      <ul aria-label={t('title')} className="flex min-w-0 gap-1 overflow-x-auto py-1">
        {scenes.map((scene, index) => (
          <li key={scene.id} className="min-w-18">
            <SceneButton scene={scene} number={index + 1} />
          </li>
        ))}
      </ul>
      <NewScene />
      <div className="flex-1" />
      <WheelButton />
      {isReady ? <TakeControls /> : null}
      <div className="flex shrink-0 items-center gap-1">
        <CanvasSwitch />
        <EditButton compact={isReady} />
      </div>
    </div>
  );
}

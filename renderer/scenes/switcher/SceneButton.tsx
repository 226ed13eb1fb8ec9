import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import type { Scene } from '../../../shared/scenes/document.ts';
import { useShow } from '../../app/room-context.tsx';
import { keyLabel } from '../../app/shortcuts/shortcuts.ts';
import { isMac } from '../../app/shortcuts/use-shortcut.ts';
import { Tooltip } from '../../ui/overlay/Tooltip.tsx';
import type { SceneEditor } from '../editor/scene-editor.ts';
import { CUT } from '../editor/scene-editor-view.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';

/** Puts a scene on preview; choosing the one on program closes the preview. */
export function previewScene(editor: SceneEditor, sceneId: string): void {
  const { program, editing } = editor.store.getState();
  if (editing || sceneId !== program.sceneId) editor.preview(sceneId);
  else editor.closePreview();
}

/** One scene: a click puts it on preview, a double click on program. */
export function SceneButton({ scene, number }: { scene: Scene; number: number }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const onProgram = useSceneEditorView(view => view.program.sceneId === scene.id);
  const onPreview = useSceneEditorView(view => view.previewId === scene.id);
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const takeNow = () => {
    if (onProgram) return;
    editor.preview(scene.id);
    editor.take(CUT);
  };
  return (
    <Tooltip text={onProgram ? t('scene.onProgram') : t('scene.hint')} side="top">
      <button
        type="button"
        aria-pressed={onProgram}
        onMouseDown={event => event.preventDefault()}
        onClick={() => previewScene(editor, scene.id)}
        onDoubleClick={takeNow}
        className={clsx(
          'flex h-7 w-full max-w-44 items-center gap-1.5 rounded-s border px-2 text-s transition-colors duration-150 pointer-coarse:h-10',
          onProgram && isLive && 'border-live bg-raised font-medium',
          onProgram && !isLive && 'border-line-strong bg-hover font-medium',
          !onProgram && onPreview && 'border-accent bg-raised font-medium',
          !onProgram && !onPreview && 'border-line bg-raised text-quiet hover:bg-hover hover:text-ink',
        )}
      >
        {number <= 9 ? (
          <span aria-hidden className="shrink-0 text-faint">
            {keyLabel(`Alt+${number}`, isMac)}
          </span>
        ) : null}
        <span className="truncate">{scene.name}</span>
        {onProgram ? <span className="sr-only">, {t('scene.onProgram')}</span> : null}
        {onPreview ? <span className="sr-only">, {t('scene.onPreview')}</span> : null}
      </button>
    </Tooltip>
  );
}

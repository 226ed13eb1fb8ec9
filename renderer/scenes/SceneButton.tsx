import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import type { Scene } from '../../shared/scenes.ts';
import { useShow } from '../app/room-context.tsx';
import { keyLabel } from '../app/shortcuts/shortcuts.ts';
import { isMac } from '../app/shortcuts/use-shortcut.ts';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { CUT } from './desk-view.ts';
import type { ScenesDesk } from './scenes-desk.ts';
import { useScenes, useScenesDesk } from './use-scenes.ts';

/** Puts a scene on preview; the one on program needs none, so that puts the preview away. */
export function makeReady(desk: ScenesDesk, sceneId: string): void {
  const { program, editing } = desk.store.getState();
  if (editing || sceneId !== program.sceneId) desk.preview(sceneId);
  else desk.closePreview();
}

/** One scene: a click puts it on preview, a double click on program. */
export function SceneButton({ scene, number }: { scene: Scene; number: number }) {
  const { t } = useTranslation('scenes');
  const desk = useScenesDesk();
  const onProgram = useScenes(view => view.program.sceneId === scene.id);
  const onPreview = useScenes(view => view.previewId === scene.id);
  const isLive = useShow(show => show.phase.kind === 'live');
  const takeNow = () => {
    if (onProgram) return;
    desk.preview(scene.id);
    desk.take(CUT);
  };
  return (
    <Tooltip
      text={onProgram ? t('scene.onProgram') : t('scene.hint')}
      side="top"
      {...(number <= 9 ? { keys: keyLabel(`Alt+${number}`, isMac) } : {})}
    >
      <button
        type="button"
        aria-pressed={onProgram}
        onMouseDown={event => event.preventDefault()}
        onClick={() => makeReady(desk, scene.id)}
        onDoubleClick={takeNow}
        className={clsx(
          'flex h-7 w-full max-w-44 items-center gap-1.5 rounded-s border px-2 text-s transition-colors duration-150 pointer-coarse:h-10',
          onProgram && isLive && 'border-live bg-raised font-medium',
          onProgram && !isLive && 'border-line-strong bg-hover font-medium',
          !onProgram && onPreview && 'border-accent bg-raised font-medium',
          !onProgram && !onPreview && 'border-line bg-raised text-quiet hover:bg-hover hover:text-ink',
        )}
      >
        <span aria-hidden className="text-faint">
          {number}
        </span>
        <span className="truncate">{scene.name}</span>
        {onProgram ? <span className="sr-only">, {t('scene.onProgram')}</span> : null}
        {onPreview ? <span className="sr-only">, {t('scene.onPreview')}</span> : null}
      </button>
    </Tooltip>
  );
}

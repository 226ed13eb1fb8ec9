import { ArrowLeft, ArrowRight, Copy, MoreHorizontal, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Scene } from '../../shared/scenes.ts';
import { useShow } from '../app/room-context.tsx';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { setView, useView } from '../app/view-store.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { Menu } from '../ui/overlay/Menu.tsx';
import { AddSource } from './AddSource.tsx';
import { editedOf } from './desk-view.ts';
import { duplicateScene, moveScene, removeScene, renameScene } from './edits.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { LayerList } from './LayerList.tsx';
import { ScreenPicker } from './ScreenPicker.tsx';
import { newId } from './scenes-desk.ts';
import { useScenes, useScenesDesk } from './use-scenes.ts';

/** Steps back and forth, and whether the show has what is here. */
function Steps() {
  const { t } = useTranslation(['scenes', 'common']);
  const desk = useScenesDesk();
  const canUndo = useScenes(view => view.canUndo);
  const canRedo = useScenes(view => view.canRedo);
  const save = useScenes(view => view.save);
  return (
    <>
      <IconButton
        size="s"
        label={t('edit.undo')}
        keys={keysOf('undo')}
        disabled={!canUndo}
        onClick={() => desk.undo()}
      >
        <Undo2 size={16} />
      </IconButton>
      <IconButton
        size="s"
        label={t('edit.redo')}
        keys={keysOf('redo')}
        disabled={!canRedo}
        onClick={() => desk.redo()}
      >
        <Redo2 size={16} />
      </IconButton>
      <span className="flex-1 text-right text-quiet text-s" role="status">
        {save === 'failed' ? (
          <Button size="s" variant="ghost" className="text-attention" onClick={() => desk.saveNow()}>
            {t('edit.saveFailed')}
          </Button>
        ) : (
          t(`edit.save.${save}`)
        )}
      </span>
    </>
  );
}

function SceneMenu({ scene }: { scene: Scene }) {
  const { t } = useTranslation('scenes');
  const desk = useScenesDesk();
  const index = useScenes(view => view.document.scenes.findIndex(each => each.id === scene.id));
  const count = useScenes(view => view.document.scenes.length);
  const duplicate = () => {
    const copyId = newId();
    if (desk.edit(duplicateScene(scene.id, newId, copyId))) desk.preview(copyId);
  };
  return (
    <Menu
      trigger={
        <IconButton label={t('scene.more')}>
          <MoreHorizontal size={16} />
        </IconButton>
      }
      entries={[
        { id: 'copy', label: t('scene.duplicate'), icon: <Copy size={14} />, onSelect: duplicate },
        {
          id: 'left',
          label: t('scene.left'),
          icon: <ArrowLeft size={14} />,
          disabled: index === 0,
          onSelect: () => desk.edit(moveScene(scene.id, -1)),
        },
        {
          id: 'right',
          label: t('scene.right'),
          icon: <ArrowRight size={14} />,
          disabled: index === count - 1,
          onSelect: () => desk.edit(moveScene(scene.id, 1)),
        },
        {
          id: 'remove',
          label: t('scene.remove'),
          icon: <Trash2 size={14} />,
          danger: true,
          disabled: count === 1,
          onSelect: () => desk.edit(removeScene(scene.id)),
        },
      ]}
    />
  );
}

/** Reminds who edits the picture that viewers see that they don't see the edit yet. */
function OnAirNote({ sceneId }: { sceneId: string }) {
  const { t } = useTranslation('scenes');
  const isLive = useShow(show => show.phase.kind === 'live');
  const onProgram = useScenes(view => view.program.sceneId === sceneId);
  if (!isLive || !onProgram) return null;
  return <p className="rounded-s bg-info-soft px-3 py-2 text-info text-s">{t('edit.onAir')}</p>;
}

function Editor({ scene }: { scene: Scene }) {
  const { t } = useTranslation('scenes');
  const desk = useScenesDesk();
  const selectedId = useScenes(view => view.selectedId);
  const selected = scene.layers.find(layer => layer.id === selectedId);
  return (
    <div className="flex flex-col gap-3 p-3">
      <OnAirNote sceneId={scene.id} />
      <div className="flex items-end gap-1">
        <TextField
          label={t('scene.name')}
          value={scene.name}
          maxLength={60}
          className="flex-1"
          onChange={name => desk.edit(renameScene(scene.id, name), `name ${scene.id}`)}
        />
        <SceneMenu scene={scene} />
      </div>
      <section className="flex flex-col gap-1">
        <header className="flex items-center justify-between">
          <h3 className="font-semibold text-quiet text-s uppercase tracking-[0.06em]">{t('layers.title')}</h3>
          <AddSource />
        </header>
        <LayerList scene={scene} />
      </section>
      {selected ? (
        <Inspector scene={scene} layer={selected} />
      ) : scene.layers.length > 0 ? (
        <p className="text-pretty text-quiet text-s">{t('edit.hint')}</p>
      ) : null}
    </div>
  );
}

/** Edits the scene on preview, beside the stage: its layers, and everything about the selected one. */
export function SceneDrawer() {
  const { t } = useTranslation('scenes');
  const open = useView(view => view.drawer === 'scene');
  const scene = useScenes(editedOf);
  return (
    <>
      <Drawer
        title={t('edit.title')}
        aside={<Steps />}
        open={open}
        takesFocus={false}
        onClose={() => setView({ drawer: 'none' })}
      >
        {scene ? <Editor scene={scene} /> : null}
      </Drawer>
      <ScreenPicker />
    </>
  );
}

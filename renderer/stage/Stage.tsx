import clsx from 'clsx';
import { AirControls } from '../golive/AirControls.tsx';
import { ObsButton } from '../obs/ObsButton.tsx';
import { PinDropZone } from '../offers/PinByDrag.tsx';
import { useSceneEditorView } from '../scenes/editor/use-scene-editor.ts';
import { PreviewScreen } from '../scenes/program/PreviewScreen.tsx';
import { ProgramScreen } from '../scenes/program/ProgramScreen.tsx';
import { SceneBar } from '../scenes/switcher/SceneBar.tsx';
import { useSceneKeys } from '../scenes/switcher/use-scene-keys.ts';
import { DeviceControls } from './DeviceControls.tsx';

/**
 * The host's main panel: preview and program monitors, the switcher, device controls, OBS and going live. While a scene
 * is edited the preview is the larger monitor.
 */
export function Stage() {
  const hasPreview = useSceneEditorView(view => view.previewId !== undefined);
  const editing = useSceneEditorView(view => view.editing);
  useSceneKeys();
  return (
    <section className="panel relative flex h-full min-h-0 flex-col">
      <PinDropZone />
      <div className="flex min-h-0 flex-1 gap-2 p-2 pb-0">
        {hasPreview ? (
          <div className={clsx('min-w-0', editing ? 'flex-[5]' : 'flex-[2]')}>
            <PreviewScreen />
          </div>
        ) : null}
        <div className={clsx('min-w-0', editing ? 'flex-[2]' : 'flex-[3]')}>
          <ProgramScreen />
        </div>
      </div>
      <SceneBar />
      <div className="flex min-h-14 shrink-0 items-center gap-4 border-line border-t px-3">
        <DeviceControls />
        <ObsButton />
        <AirControls />
      </div>
    </section>
  );
}

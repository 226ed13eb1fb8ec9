import clsx from 'clsx';
import { AirControls } from '../golive/AirControls.tsx';
import { ObsButton } from '../obs/ObsButton.tsx';
import { PinDropZone } from '../offers/PinByDrag.tsx';
import { PreviewScreen } from '../scenes/PreviewScreen.tsx';
import { ProgramScreen } from '../scenes/ProgramScreen.tsx';
import { SceneBar } from '../scenes/SceneBar.tsx';
import { useSceneKeys } from '../scenes/use-scene-keys.ts';
import { useScenes } from '../scenes/use-scenes.ts';
import { DeviceControls } from './DeviceControls.tsx';

/**
 * The host's picture with everything that concerns it: what it shows, what stands ready beside it, the scenes, the
 * devices, and whether it is on air. What is worked on has the larger screen.
 */
export function Stage() {
  const isReady = useScenes(view => view.previewId !== undefined);
  const editing = useScenes(view => view.editing);
  useSceneKeys();
  return (
    <section className="panel relative flex h-full min-h-0 flex-col">
      <PinDropZone />
      <div className="flex min-h-0 flex-1 gap-2 p-2 pb-0">
        {isReady ? (
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

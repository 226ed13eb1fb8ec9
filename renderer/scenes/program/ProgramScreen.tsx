import clsx from 'clsx';
import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShow } from '../../app/room-context.tsx';
import { useView } from '../../app/view-store.ts';
import { AirNotice } from '../../golive/AirNotice.tsx';
import { useEncoderOnAir } from '../../golive/use-encoder.ts';
import { EncoderScreen } from '../../obs/EncoderScreen.tsx';
import { PictureFrame } from '../../stage/PictureFrame.tsx';
import { PictureState } from '../../stage/PictureState.tsx';
import { PreviewLabel } from '../../stage/PreviewLabel.tsx';
import { StreamVideo } from '../../stage/StreamVideo.tsx';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HOST_CAMERA } from '../document/templates.ts';
import { sceneOf } from '../editor/scene-editor-view.ts';
import { openEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { useMaskProblem } from './use-mask-error.ts';

/** The picture as it is sent. A host who sees one picture of themself alone may see it as in a mirror. */
function Picture() {
  const { t } = useTranslation('scenes');
  const { programRenderer } = useStudioSession();
  const isPlain = useStore(programRenderer.store, view => view.isPlain);
  const mirror = useView(view => view.mirror);
  return (
    <StreamVideo
      stream={programRenderer.program}
      label={t('program.picture')}
      className={clsx('size-full object-contain', mirror && isPlain && '-scale-x-100')}
    />
  );
}

/** What stands in place of a scene that shows nothing: its camera's trouble, or that there is nothing in it yet. */
function NoPicture() {
  const { t } = useTranslation('scenes');
  const { media, sceneEditor } = useStudioSession();
  const camera = useStore(media.camera.store, view => view.source);
  const showsCamera = useSceneEditorView(({ program }) => {
    const layers = sceneOf(program.document, program.sceneId)?.layers ?? [];
    return layers.some(layer => layer.sourceId === HOST_CAMERA);
  });
  if (showsCamera && camera.kind !== 'on') return <PictureState source={camera} />;
  return (
    <EmptyState
      icon={<Layers size={28} />}
      title={t('program.empty.title')}
      body={t('program.empty.body')}
      action={<Button onClick={() => openEditor(sceneEditor)}>{t('edit.open')}</Button>}
    />
  );
}

/** What viewers get, or would get. */
export function ProgramScreen() {
  const { programRenderer } = useStudioSession();
  const { hasPicture, canvas } = useStore(programRenderer.store);
  const isLive = useShow(show => show.phase.kind === 'live');
  const hasEncoder = useEncoderOnAir();
  useMaskProblem();
  return (
    <PictureFrame live={isLive} canvas={hasEncoder ? 'wide' : canvas}>
      {hasPicture ? <Picture /> : <NoPicture />}
      <EncoderScreen />
      <PreviewLabel hasPicture={hasPicture || hasEncoder} />
      <AirNotice />
    </PictureFrame>
  );
}

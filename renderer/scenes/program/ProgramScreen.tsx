import clsx from 'clsx';
import { Layers } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShow } from '../../app/room-context.tsx';
import { AirNotice } from '../../golive/AirNotice.tsx';
import { useEncoderOnAir } from '../../golive/use-encoder.ts';
import { EncoderScreen } from '../../obs/publish/EncoderScreen.tsx';
import { PictureFrame } from '../../stage/PictureFrame.tsx';
import { PictureState } from '../../stage/PictureState.tsx';
import { PreviewLabel } from '../../stage/PreviewLabel.tsx';
import { SafeAreaGuide } from '../../stage/SafeAreaGuide.tsx';
import { StreamVideo } from '../../stage/StreamVideo.tsx';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showErrorToast } from '../../ui/overlay/toast.ts';
import { HOST_CAMERA } from '../document/templates.ts';
import { sceneOf } from '../editor/scene-editor-view.ts';
import { openEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { useMirrored } from './use-mirrored.ts';

/** The program as it is sent. It may be mirrored for the host, never for viewers. */
function Picture() {
  const { t } = useTranslation('scenes');
  const { programRenderer } = useStudioSession();
  const mirrored = useMirrored();
  return (
    <StreamVideo
      stream={programRenderer.program}
      label={t('program.picture')}
      className={clsx('size-full object-contain', mirrored && '-scale-x-100')}
    />
  );
}

/** Shown in place of a program without a picture: the camera's state, or a hint that the scene is empty. */
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

/** Tells the host why a whole picture is blurred, because they may be looking at the camera and not at the screen. */
function useSegmentationWarning(): void {
  const { t } = useTranslation('scenes');
  const { programRenderer } = useStudioSession();
  const state = useStore(programRenderer.store, view => view.segmentation);
  useEffect(() => {
    if (state !== 'unreachable' && state !== 'unsupported') return;
    showErrorToast(t('background.blurred'), {
      id: 'segmentation',
      body: t(`background.why.${state}`),
      timeoutMs: 0,
    });
  }, [state, t]);
}

/** Monitor of the program: what viewers get, or would get before the show is live. */
export function ProgramScreen() {
  const { programRenderer } = useStudioSession();
  const { hasPicture, canvas } = useStore(programRenderer.store);
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const hasEncoder = useEncoderOnAir();
  useSegmentationWarning();
  return (
    <PictureFrame live={isLive} canvas={hasEncoder ? 'wide' : canvas}>
      {hasPicture ? <Picture /> : <NoPicture />}
      <EncoderScreen />
      <PreviewLabel hasPicture={hasPicture || hasEncoder} />
      <SafeAreaGuide canvas={hasEncoder ? 'wide' : canvas} />
      <AirNotice />
    </PictureFrame>
  );
}

import clsx from 'clsx';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { PictureFrame } from '../../stage/PictureFrame.tsx';
import { StreamVideo } from '../../stage/StreamVideo.tsx';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { EditCanvas } from '../canvas/EditCanvas.tsx';
import { previewOf } from '../editor/scene-editor-view.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { useMirrored } from './use-mirrored.ts';

function CloseButton() {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  return (
    <IconButton
      size="s"
      label={t('preview.close')}
      className="absolute top-2 right-2 bg-scrim"
      onClick={() => editor.closePreview()}
    >
      <X size={14} />
    </IconButton>
  );
}

/** Monitor of the scene on preview, on which it is also edited. */
export function PreviewScreen() {
  const { t } = useTranslation('scenes');
  const { programRenderer } = useStudioSession();
  const canvas = useStore(programRenderer.store, view => view.canvas);
  const name = useSceneEditorView(view => previewOf(view)?.name ?? '');
  const editing = useSceneEditorView(view => view.editing);
  const mirrored = useMirrored();
  return (
    <PictureFrame live={false} canvas={canvas}>
      <StreamVideo
        stream={programRenderer.preview}
        label={t('preview.picture', { name })}
        className={clsx('size-full object-contain', mirrored && '-scale-x-100')}
      />
      {editing ? <EditCanvas /> : <CloseButton />}
      <span className="pointer-events-none absolute top-2 left-2 inline-flex h-6 max-w-[70%] items-center rounded-s bg-scrim px-2 font-medium text-on-screen text-s">
        <span className="truncate">
          {editing ? t('preview.editing', { name }) : t('preview.label', { name })}
        </span>
      </span>
    </PictureFrame>
  );
}

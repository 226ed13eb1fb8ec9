import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useDesk } from '../stage/desk-context.tsx';
import { PictureFrame } from '../stage/PictureFrame.tsx';
import { StreamVideo } from '../stage/StreamVideo.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { previewOf } from './desk-view.ts';
import { EditCanvas } from './EditCanvas.tsx';
import { useScenes, useScenesDesk } from './use-scenes.ts';

function CloseButton() {
  const { t } = useTranslation('scenes');
  const desk = useScenesDesk();
  return (
    <IconButton
      size="s"
      label={t('preview.close')}
      className="absolute top-2 right-2 bg-scrim"
      onClick={() => desk.closePreview()}
    >
      <X size={14} />
    </IconButton>
  );
}

/** The scene that stands ready: only the host sees it, and here it is edited. */
export function PreviewScreen() {
  const { t } = useTranslation('scenes');
  const { projector } = useDesk();
  const canvas = useStore(projector.store, view => view.canvas);
  const name = useScenes(view => previewOf(view)?.name ?? '');
  const editing = useScenes(view => view.editing);
  return (
    <PictureFrame live={false} canvas={canvas}>
      <StreamVideo
        stream={projector.preview}
        label={t('preview.picture', { name })}
        className="size-full object-contain"
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

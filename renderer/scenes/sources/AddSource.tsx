import { Plus } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Source } from '../../../shared/scenes/document.ts';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Menu, type MenuEntry } from '../../ui/overlay/Menu.tsx';
import { newCamera, type SourceChoice } from '../document/new-source.ts';
import { newId } from '../editor/scene-editor.ts';
import { editedOf } from '../editor/scene-editor-view.ts';
import { useSceneEditorView } from '../editor/use-scene-editor.ts';
import { choiceOf, sourceIcon } from './source-icons.tsx';
import { PICTURE_TYPES } from './upload-picture.ts';
import { type AddSource as Add, useAddSource } from './use-add-source.ts';

const PLAIN: readonly Exclude<SourceChoice, 'image' | 'film' | 'screen'>[] = [
  'text',
  'colour',
  'product',
  'lowerThird',
  'ticker',
  'chat',
  'wheel',
];

/** Menu entries of the cameras that no source uses yet. */
function useCameraEntries(add: Add): MenuEntry[] {
  const { t } = useTranslation('scenes');
  const { media } = useStudioSession();
  const { devices, source } = useStore(media.camera.store);
  const sources = useSceneEditorView(view => view.document.sources);
  const hostId = source.kind === 'on' || source.kind === 'lost' ? source.device.id : undefined;
  return devices
    .filter(
      ({ id }) => id !== hostId && !sources.some(each => each.kind === 'camera' && each.deviceId === id),
    )
    .map(device => ({
      id: `device ${device.id}`,
      label: t('source.cameraNamed', { name: device.label }),
      icon: sourceIcon('camera'),
      onSelect: () => void add.show(newCamera(newId(), device)),
    }));
}

/** Menu entries of the existing sources: one source can be in many scenes and is opened once. */
function useKnownEntries(add: Add): MenuEntry[] {
  const sources = useSceneEditorView(view => view.document.sources);
  const shown = useSceneEditorView(editedOf)?.layers.map(layer => layer.sourceId) ?? [];
  const isKnown = (source: Source) => source.kind === 'camera' || !shown.includes(source.id);
  return sources.filter(isKnown).map(source => ({
    id: source.id,
    label: source.name,
    icon: sourceIcon(choiceOf(source)),
    onSelect: () => void add.show(source),
  }));
}

/** The "Add source" menu. */
export function AddSource() {
  const { t } = useTranslation('scenes');
  const add = useAddSource();
  const picture = useRef<HTMLInputElement>(null);
  const film = useRef<HTMLInputElement>(null);
  const cameras = useCameraEntries(add);
  const known = useKnownEntries(add);
  const choose = (take: (file: File) => Promise<void>) => (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file) void take(file);
    event.target.value = '';
  };
  const entry = (choice: SourceChoice, onSelect: () => void): MenuEntry => ({
    id: choice,
    label: t(`source.${choice}`),
    icon: sourceIcon(choice),
    onSelect,
  });
  return (
    <>
      <input ref={picture} type="file" accept={PICTURE_TYPES} hidden onChange={choose(add.addPicture)} />
      <input ref={film} type="file" accept="video/*" hidden onChange={choose(add.addFilm)} />
      <Menu
        title={t('layers.addTitle')}
        trigger={
          <Button size="s" variant="primary">
            <Plus size={14} /> {t('layers.add')}
          </Button>
        }
        entries={[
          ...known,
          ...cameras,
          entry('screen', () => void add.add('screen')),
          entry('image', () => picture.current?.click()),
          entry('film', () => film.current?.click()),
          ...PLAIN.map(choice => entry(choice, () => void add.add(choice))),
        ]}
      />
    </>
  );
}

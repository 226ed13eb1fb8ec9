import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/scenes/document.ts';
import { useReportError } from '../../app/errors.ts';
import { useInvite, useShowSlug } from '../../app/room-context.tsx';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { showErrorToast } from '../../ui/overlay/toast.ts';
import { addLayer, removeLayer } from '../document/edits.ts';
import { layerFor, newSource, type SourceChoice } from '../document/new-source.ts';
import { newId } from '../editor/scene-editor.ts';
import { editedOf } from '../editor/scene-editor-view.ts';
import { storeFilm } from '../feeds/film-feed.ts';
import { chooseScreen } from './screen-picker.ts';
import { uploadPicture } from './upload-picture.ts';

/** Name of a source made of a file: the file's name without its extension, never empty. */
const nameOf = (file: File): string =>
  file.name
    .replace(/\.[^.]+$/, '')
    .trim()
    .slice(0, 60) || file.type;

export interface AddSource {
  /** Adds a layer for a new or existing source to the edited scene. Returns its id; undefined if that failed. */
  show(source: Source, ratio?: number): string | undefined;
  add(choice: Exclude<SourceChoice, 'image' | 'film'>): Promise<void>;
  addPicture(file: File): Promise<void>;
  addFilm(file: File): Promise<void>;
}

/** Adds sources to the scene that is being edited and selects the new layer. */
export function useAddSource(): AddSource {
  const { t } = useTranslation('scenes');
  const { sceneEditor: editor, sourceManager } = useStudioSession();
  const reportError = useReportError();
  const slug = useShowSlug();
  const token = useInvite() ?? '';

  const show = useCallback(
    (source: Source, ratio?: number): string | undefined => {
      const view = editor.store.getState();
      const scene = editedOf(view);
      if (!scene) return undefined;
      const isNew = !view.document.sources.some(each => each.id === source.id);
      const layer = layerFor(source, scene, newId(), ratio);
      if (editor.edit(addLayer(scene.id, layer, isNew ? source : undefined))) {
        editor.select(layer.id);
        return layer.id;
      }
      showErrorToast(t('full'));
      return undefined;
    },
    [editor, t],
  );

  return {
    show,
    add: async choice => {
      const text =
        choice === 'ticker' ? t('new.ticker') : choice === 'lowerThird' ? t('new.title') : t('new.text');
      const texts = { name: t(`source.${choice}`), text, subtitle: t('new.subtitle') };
      const source = newSource(choice, newId(), texts);
      const layerId = show(source);
      const sceneId = editedOf(editor.store.getState())?.id;
      if (choice !== 'screen' || !layerId || !sceneId) return;
      // A cancelled picker leaves no empty layer behind.
      if (!(await chooseScreen(sourceManager, source.id))) editor.edit(removeLayer(sceneId, layerId));
    },
    addPicture: async file => {
      try {
        const address = await uploadPicture(file, slug, token);
        const { width, height } = await createImageBitmap(file);
        show({ id: newId(), name: nameOf(file), kind: 'image', address }, width / height);
      } catch (error) {
        reportError(error);
      }
    },
    addFilm: async file => {
      try {
        const address = await storeFilm(slug, file);
        show({ id: newId(), name: nameOf(file), kind: 'film', address, loop: true });
      } catch (error) {
        reportError(error);
      }
    },
  };
}

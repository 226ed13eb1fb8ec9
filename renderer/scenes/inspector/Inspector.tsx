import { useTranslation } from 'react-i18next';
import type { Layer, Scene, Source } from '../../../shared/scenes.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useSceneEditorView } from '../editor/use-scene-editor.ts';
import { CameraParts } from './CameraParts.tsx';
import { FilmParts, ImageParts, ScreenParts } from './FileParts.tsx';
import { LayerParts } from './LayerParts.tsx';
import { OverlayParts } from './OverlayParts.tsx';
import { ColourRow } from './rows.tsx';
import { TextParts } from './TextParts.tsx';
import { useChangeSource } from './use-change-source.ts';

function ColourParts({ source }: { source: Extract<Source, { kind: 'colour' }> }) {
  const { t } = useTranslation('scenes');
  const change = useChangeSource(source);
  return (
    <ColourRow
      label={t('field.colour')}
      value={source.colour}
      onChange={colour => change('colour', { colour })}
    />
  );
}

/** What is particular to the kind of a source. */
function SourceParts({ source }: { source: Source }) {
  switch (source.kind) {
    case 'camera':
      return <CameraParts source={source} />;
    case 'screen':
      return <ScreenParts source={source} />;
    case 'image':
      return <ImageParts source={source} />;
    case 'film':
      return <FilmParts source={source} />;
    case 'colour':
      return <ColourParts source={source} />;
    case 'text':
      return <TextParts source={source} />;
    case 'overlay':
      return <OverlayParts source={source} />;
  }
}

/** Everything about the selected layer: its source, which other scenes may share, and how this scene shows it. */
export function Inspector({ scene, layer }: { scene: Scene; layer: Layer }) {
  const { t } = useTranslation('scenes');
  const source = useSceneEditorView(view => view.document.sources.find(each => each.id === layer.sourceId));
  const scenes = useSceneEditorView(view => view.document.scenes);
  if (!source) return null;
  const sharing = scenes.filter(each => each.layers.some(({ sourceId }) => sourceId === source.id)).length;
  return (
    <section aria-label={t('inspector.title', { name: source.name })} className="flex flex-col gap-2">
      <SourceName source={source} />
      {sharing > 1 ? <p className="text-faint text-s">{t('inspector.shared', { count: sharing })}</p> : null}
      <SourceParts source={source} />
      <LayerParts scene={scene} layer={layer} source={source} />
    </section>
  );
}

function SourceName({ source }: { source: Source }) {
  const { t } = useTranslation('scenes');
  const change = useChangeSource<Source>(source);
  return (
    <TextField
      label={t('inspector.name')}
      value={source.name}
      maxLength={60}
      onChange={name => change('name', { name })}
    />
  );
}

import { useTranslation } from 'react-i18next';
import type { Layer, Scene, Source } from '../../../shared/scenes/document.ts';
import { TextField } from '../../ui/input/TextField.tsx';
import { useSceneEditorView } from '../editor/use-scene-editor.ts';
import { CameraProperties } from './CameraProperties.tsx';
import { FilmProperties, ImageProperties, ScreenProperties } from './FileProperties.tsx';
import { LayerProperties } from './LayerProperties.tsx';
import { OverlayProperties } from './OverlayProperties.tsx';
import { ColourRow } from './rows.tsx';
import { TextProperties } from './TextProperties.tsx';
import { useChangeSource } from './use-change-source.ts';

function ColourProperties({ source }: { source: Extract<Source, { kind: 'colour' }> }) {
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

/** Properties that depend on the kind of a source. */
function SourceProperties({ source }: { source: Source }) {
  switch (source.kind) {
    case 'camera':
      return <CameraProperties source={source} />;
    case 'screen':
      return <ScreenProperties source={source} />;
    case 'image':
      return <ImageProperties source={source} />;
    case 'film':
      return <FilmProperties source={source} />;
    case 'colour':
      return <ColourProperties source={source} />;
    case 'text':
      return <TextProperties source={source} />;
    case 'overlay':
      return <OverlayProperties source={source} />;
  }
}

/** Properties of the selected layer: of its source, which other scenes may share, and of the layer itself. */
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
      <SourceProperties source={source} />
      <LayerProperties scene={scene} layer={layer} source={source} />
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

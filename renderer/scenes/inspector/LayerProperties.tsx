import { useTranslation } from 'react-i18next';
import {
  CANVAS_SIZE,
  type Layer,
  type Place,
  type Scene,
  type Source,
  type SourceKind,
} from '../../../shared/scenes/document.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { Switch } from '../../ui/input/Switch.tsx';
import { boundsOf, clampPlace } from '../canvas/geometry.ts';
import { changeLayer } from '../document/edits.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { Collapsible, Row, SliderRow } from './rows.tsx';

const FITS = ['cover', 'contain'] as const;
const SIDES = ['left', 'right', 'top', 'bottom'] as const;
/** Two opposite crops together leave at least a tenth of the source. */
const MAX_CROP = 0.45;

const PICTURES: readonly SourceKind[] = ['camera', 'screen', 'image', 'film'];

/** Changes the layer; successive changes of one `field` are one undo step. */
function useChangeLayer(scene: Scene, layer: Layer) {
  const editor = useSceneEditor();
  return (field: string, change: Partial<Layer>) => {
    editor.edit(changeLayer(scene.id, layer.id, change), `${field} ${layer.id}`);
  };
}

/** Position and rotation on the current canvas. */
function PlaceProperties({ scene, layer }: { scene: Scene; layer: Layer }) {
  const { t } = useTranslation('scenes');
  const change = useChangeLayer(scene, layer);
  const canvas = useSceneEditorView(view => view.document.canvas);
  const place = layer.place[canvas];
  const put = (field: string, next: Place) =>
    change(field, { place: { ...layer.place, [canvas]: clampPlace(next) } });
  const centre = () => {
    const box = boundsOf(place, CANVAS_SIZE[canvas]);
    put('centre', {
      ...place,
      x: place.x + 0.5 - box.x - box.width / 2,
      y: place.y + 0.5 - box.y - box.height / 2,
    });
  };
  return (
    <>
      <div className="flex gap-2">
        <Button size="s" onClick={() => put('fill', { x: 0, y: 0, width: 1, height: 1, rotation: 0 })}>
          {t('place.fill')}
        </Button>
        <Button size="s" onClick={centre}>
          {t('place.centre')}
        </Button>
      </div>
      <SliderRow
        label={t('layer.rotation')}
        value={place.rotation}
        min={-180}
        max={180}
        step={1}
        written={`${Math.round(place.rotation)}°`}
        onChange={rotation => put('rotation', { ...place, rotation })}
      />
    </>
  );
}

/** Transform and appearance of a layer; fit, mirror and crop for video and images only. */
export function LayerProperties({ scene, layer, source }: { scene: Scene; layer: Layer; source: Source }) {
  const { t } = useTranslation('scenes');
  const change = useChangeLayer(scene, layer);
  const isPicture = PICTURES.includes(source.kind);
  return (
    <>
      <Collapsible title={t('place.title')} open>
        <PlaceProperties scene={scene} layer={layer} />
        <SliderRow
          label={t('layer.opacity')}
          value={layer.opacity}
          onChange={opacity => change('opacity', { opacity })}
        />
        <SliderRow
          label={t('layer.rounding')}
          value={layer.rounding}
          max={0.5}
          onChange={rounding => change('rounding', { rounding })}
        />
        {isPicture ? (
          <>
            <Row label={t('layer.fit')}>
              <Select
                size="s"
                label={t('layer.fit')}
                className="flex-1"
                value={layer.fit}
                options={FITS.map(fit => ({ value: fit, label: t(`layer.fits.${fit}`) }))}
                onChange={fit => change('fit', { fit: fit === 'cover' ? 'cover' : 'contain' })}
              />
            </Row>
            <Switch
              label={t('layer.mirror')}
              checked={layer.mirror}
              onChange={mirror => change('mirror', { mirror })}
            />
          </>
        ) : null}
      </Collapsible>
      {isPicture ? (
        <Collapsible title={t('crop.title')}>
          {SIDES.map(side => (
            <SliderRow
              key={side}
              label={t(`crop.${side}`)}
              value={layer.crop[side]}
              max={MAX_CROP}
              onChange={part => change(`crop ${side}`, { crop: { ...layer.crop, [side]: part } })}
            />
          ))}
        </Collapsible>
      ) : null}
    </>
  );
}

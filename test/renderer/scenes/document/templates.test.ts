import { describe, expect, test } from 'vitest';
import { layersOf, TEMPLATE_IDS, TEMPLATES } from '../../../../renderer/scenes/document/templates.ts';
import { CANVAS_SIZE, Layer, Scenes } from '../../../../shared/scenes/document.ts';
import { STARTING } from './arbitrary.ts';

const counter = () => {
  let count = 0;
  return () => `id${++count}`;
};

describe.each(TEMPLATE_IDS)('the template %s', id => {
  test.each(['wide', 'tall'] as const)('stays within the %s canvas', canvas => {
    for (const slot of TEMPLATES[id]) {
      const { x, y, width, height } = slot[canvas];
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(1.0001);
      expect(y + height).toBeLessThanOrEqual(1.0001);
    }
  });

  test.each(['wide', 'tall'] as const)('covers the whole %s canvas', canvas => {
    const points = [0.05, 0.35, 0.65, 0.95];
    for (const px of points) {
      for (const py of points) {
        const isCovered = TEMPLATES[id].some(({ [canvas]: box }) => {
          return px >= box.x && px <= box.x + box.width && py >= box.y && py <= box.y + box.height;
        });
        expect(isCovered).toBe(true);
      }
    }
  });

  test('makes layers that can be saved, with an id each', () => {
    const layers = layersOf(id, ['one', 'two'], counter());
    for (const layer of layers) expect(Layer.safeParse(layer).success).toBe(true);
    expect(new Set(layers.map(layer => layer.id)).size).toBe(TEMPLATES[id].length);
  });
});

test('the small picture of picture-in-picture has the shape of a camera on the wide canvas, upright on the tall', () => {
  const small = TEMPLATES.pictureInPicture[1];
  const ratio = (canvas: 'wide' | 'tall') => {
    const box = small?.[canvas] ?? { width: 0, height: 1 };
    return (box.width * CANVAS_SIZE[canvas].width) / (box.height * CANVAS_SIZE[canvas].height);
  };
  expect(ratio('wide')).toBeCloseTo(16 / 9, 2);
  expect(ratio('tall')).toBeCloseTo(3 / 4, 1);
});

test.each(TEMPLATE_IDS)('no source is in the template %s twice, however few there are', id => {
  for (const sources of [['camera'], ['camera', 'camera'], ['camera', 'screen', 'camera']]) {
    const used = layersOf(id, sources, counter()).map(layer => layer.sourceId);
    expect(new Set(used).size).toBe(used.length);
    expect(used[0]).toBe('camera');
  }
});

test('two sources are both shown whole', () => {
  const layers = layersOf('split', ['camera', 'screen'], counter());
  expect(layers.map(layer => layer.sourceId)).toEqual(['camera', 'screen']);
  expect(layers.every(layer => layer.crop.left === 0)).toBe(true);
});

test('a new show starts with three scenes that can be saved as they are, none with one source twice', () => {
  expect(Scenes.parse(STARTING)).toEqual(STARTING);
  expect(STARTING.scenes.map(scene => scene.name)).toEqual(['Wide', 'Close-up', 'PiP']);
  for (const { layers } of STARTING.scenes) {
    expect(layers[0]?.sourceId).toBe('camera');
    expect(new Set(layers.map(layer => layer.sourceId)).size).toBe(layers.length);
  }
});

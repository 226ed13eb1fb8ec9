import { expect, test } from 'vitest';
import { stepsOf } from '../../../renderer/app/checklist/steps.ts';

const done = (signs: Parameters<typeof stepsOf>[0]) =>
  stepsOf(signs)
    .filter(step => step.done)
    .map(step => step.id);

test('nothing is done before anything was set up', () => {
  expect(done({ hasPicture: false, hasSound: false, products: 0, sawAsViewer: false })).toEqual([]);
});

test('devices need both picture and sound, and are to do again when one is gone', () => {
  expect(done({ hasPicture: true, hasSound: true, products: 0, sawAsViewer: false })).toEqual(['devices']);
  expect(done({ hasPicture: true, hasSound: false, products: 0, sawAsViewer: false })).toEqual([]);
});

test('one product and one look as a viewer finish the list', () => {
  expect(done({ hasPicture: true, hasSound: true, products: 1, sawAsViewer: true })).toHaveLength(3);
});

import { expect, test } from 'vitest';
import { checklistSteps } from '../../../renderer/app/checklist/steps.ts';

const done = (progress: Parameters<typeof checklistSteps>[0]) =>
  checklistSteps(progress)
    .filter(step => step.done)
    .map(step => step.id);

test('no step is done at first', () => {
  expect(
    done({ hasCamera: false, hasMicrophone: false, hasFormat: false, products: 0, sawAsViewer: false }),
  ).toEqual([]);
});

test('the devices step needs camera and microphone, and is undone when one is gone', () => {
  expect(
    done({ hasCamera: true, hasMicrophone: true, hasFormat: false, products: 0, sawAsViewer: false }),
  ).toEqual(['devices']);
  expect(
    done({ hasCamera: true, hasMicrophone: false, hasFormat: false, products: 0, sawAsViewer: false }),
  ).toEqual([]);
});

test('the picture’s format, a product and the viewer link complete the list', () => {
  expect(
    done({ hasCamera: true, hasMicrophone: true, hasFormat: true, products: 1, sawAsViewer: true }),
  ).toHaveLength(4);
});

test('a connected shop adds a purchase to be checked, and no shop adds nothing', () => {
  const ready = { hasCamera: true, hasMicrophone: true, hasFormat: true, products: 1, sawAsViewer: true };
  const idsOf = (isShopChecked?: boolean) => checklistSteps({ ...ready, isShopChecked }).map(({ id }) => id);
  expect(idsOf()).not.toContain('shop');
  expect(idsOf(false)).toContain('shop');
  expect(done({ ...ready, isShopChecked: false })).toHaveLength(4);
  expect(done({ ...ready, isShopChecked: true })).toHaveLength(5);
});

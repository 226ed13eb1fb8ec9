import { expect, test } from 'vitest';
import { chooseFormat } from '../../../renderer/recording/formats.ts';

test('what most players open comes first, and what the browser can not make is passed over', () => {
  expect(chooseFormat(() => true)?.mimeType).toContain('mp4a');
  expect(chooseFormat(type => !type.includes('mp4a'))?.mimeType).toMatch(/mp4.*avc1.*opus/);
  expect(chooseFormat(type => type.includes('webm'))?.format).toBe('webm');
  expect(chooseFormat(() => false)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { chooseRecordingType } from '../../../renderer/recording/mime-types.ts';

test('AAC in MP4 is preferred, and unsupported types are skipped', () => {
  expect(chooseRecordingType(() => true)?.mimeType).toContain('mp4a');
  expect(chooseRecordingType(type => !type.includes('mp4a'))?.mimeType).toMatch(/mp4.*avc1.*opus/);
  expect(chooseRecordingType(type => type.includes('webm'))?.format).toBe('webm');
  expect(chooseRecordingType(() => false)).toBeUndefined();
});

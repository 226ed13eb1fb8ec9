import { describe, expect, test } from 'vitest';
import { showInPath } from '../../viewer/show-path.ts';

describe('the show of an address', () => {
  test('is the slug after /s/, decoded', () => {
    expect(showInPath('/s/autumn')).toBe('autumn');
    expect(showInPath('/s/%E7%A7%8B/')).toBe('秋');
    expect(showInPath('/s/live/s/autumn')).toBe('autumn');
  });
  test('is the default show everywhere else', () => {
    expect(showInPath('/')).toBe('default');
    expect(showInPath('/s/')).toBe('default');
  });
  test('survives a broken escape', () => {
    expect(showInPath('/s/%E7%A')).toBe('%E7%A');
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What the system says these are may be an emoji font, which has digits of its own. */
const GENERIC = ['system-ui', 'sans-serif'];

test.each(['theme.css', 'demo-shop/shop.css'])(
  'digits come from a font for text wherever there is one: %s names such fonts before the system’s choice',
  file => {
    const css = readFileSync(new URL(`../../assets/${file}`, import.meta.url), 'utf8');
    const [, list = ''] = css.match(/(?:--font:|font:\s*16px \/ 1\.5)([^;]+);/) ?? [];
    const families = list.split(',').map(name => name.trim());
    const first = families.findIndex(name => GENERIC.includes(name));
    expect(families.slice(first)).toEqual(GENERIC);
    // A font for text of each system that is common: Apple's, Windows, Android, and what Linux systems come with.
    for (const name of ['-apple-system', '"Segoe UI"', 'Roboto', '"Noto Sans"', '"DejaVu Sans"'])
      expect(families.slice(0, first)).toContain(name);
  },
);

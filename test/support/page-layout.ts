import type { Page } from 'playwright';
import { violations } from './accessible.ts';

/** Sizes of windows from a desktop's to that of the smallest phone. */
export const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1180, height: 720 },
  { width: 390, height: 844 },
  { width: 320, height: 568 },
] as const;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the parts of a page are that are on it. */
export function boxesOf(page: Page, parts: readonly string[]): Promise<Record<string, Box>> {
  return page.evaluate(selectors => {
    const found = selectors.flatMap(selector => {
      const element = document.querySelector(selector);
      if (!element) return [];
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return [[selector, { left, top, right, bottom }] as const];
    });
    return Object.fromEntries(found);
  }, parts);
}

/** Every two parts of which one lies over the other. */
function overlaps(boxes: Readonly<Record<string, Box>>): string[] {
  const list = Object.entries(boxes);
  return list.flatMap(([name, box], index) =>
    list
      .slice(index + 1)
      .filter(
        ([, other]) =>
          box.left < other.right - 1 &&
          other.left < box.right - 1 &&
          box.top < other.bottom - 1 &&
          other.top < box.bottom - 1,
      )
      .map(([other]) => `${name} and ${other}`),
  );
}

const PARTS = ['.header', '.pins', '.chat', '.bar'];

/** What is wrong with how a viewer's page is laid out; where nothing may cover the picture, that too. */
export async function layoutFaults(page: Page, isPictureFree: boolean): Promise<string[]> {
  const boxes = await boxesOf(page, isPictureFree ? ['#picture', ...PARTS] : PARTS);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const outside = Object.entries(boxes).filter(
    ([, { left, top, right, bottom }]) => left < -1 || top < -1 || right > width + 1 || bottom > height + 1,
  );
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...overlaps(boxes),
    ...outside.map(([name]) => `${name} is partly outside`),
    ...(sideways > 0 ? [`it scrolls sideways by ${sideways} px`] : []),
    ...(await violations(page)),
  ];
}

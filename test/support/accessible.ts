import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** The accessibility rules (WCAG 2.2, A and AA) that a page, or a part of it, breaks now, each with its elements. */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  // What fades has no colour of its own, and a message may begin to fade while the rules are asked: without
  // motion it is there or gone.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // A colour that is on its way from one theme to the other is in neither.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(animation => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
  const results = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  await page.emulateMedia({ reducedMotion: null });
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`,
  );
}

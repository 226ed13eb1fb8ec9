import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';

/** Keeps what a page's sockets receive from now on, and opens them anew by loading the page again. */
async function watchFrames(page: Page): Promise<string[]> {
  const frames: string[] = [];
  page.on('websocket', socket => {
    socket.on('framereceived', ({ payload }) => frames.push(String(payload)));
  });
  await page.reload();
  await expect.poll(() => frames.length).toBeGreaterThan(0);
  return frames;
}

const notesTab = (page: Page) => page.getByRole('tab', { name: /^Notes/ });
const notes = (page: Page) => page.getByRole('log', { name: 'Notes of the crew' });

async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Note to the crew/ }).fill(text);
  await page.keyboard.press('Enter');
}

test('host and moderator read each other’s notes, and neither a brand rep’s nor a viewer’s page gets them', async ({
  studio: { page: host },
  moderator: { page: moderator },
  brandRep,
  viewer,
}) => {
  const others = [brandRep.page, viewer.page];
  const frames = await Promise.all(others.map(watchFrames));

  await test.step('the empty tab says what notes are for; a note is sent by key', async () => {
    await moderator.getByRole('tab', { name: 'Chat' }).focus();
    await moderator.keyboard.press('End');
    await moderator.keyboard.press('Enter');
    await expect(moderator.getByText(/viewers and brand reps never see it/)).toBeVisible();
    await writeNote(moderator, 'the lamp costs 29, not 39');
    await expect(notes(moderator).getByText('the lamp costs 29, not 39')).toBeVisible();
  });

  await test.step('the host sees how many are unread, and reads them', async () => {
    await expect(notesTab(host)).toHaveAccessibleName('Notes 1 unread');
    await notesTab(host).click();
    await expect(notes(host).getByRole('listitem')).toHaveText([/Mo\s*the lamp costs 29, not 39/]);
    await expect(notesTab(host)).toHaveAccessibleName('Notes');
  });

  await test.step('the answer stands below, and is still there when the page is loaded again', async () => {
    await writeNote(host, 'thanks, two minutes left');
    await expect(notes(moderator).getByRole('listitem')).toHaveText([/the lamp/, /two minutes left/]);
    await moderator.reload();
    await expect(notesTab(moderator)).toHaveAccessibleName('Notes');
    await notesTab(moderator).click();
    await expect(notes(moderator).getByRole('listitem')).toHaveText([/the lamp/, /two minutes left/]);
  });

  await test.step('nothing of it reaches the others, who do get what comes after it', async () => {
    await host.getByRole('tab', { name: 'Chat' }).click();
    await host.getByRole('combobox', { name: /^Write to the chat/ }).fill('hello everybody');
    await host.keyboard.press('Enter');
    await expect(viewer.page.getByText('hello everybody')).toBeVisible();
    for (const received of frames) {
      await expect.poll(() => received.some(frame => frame.includes('hello everybody'))).toBe(true);
      expect(received.filter(frame => /the lamp costs|two minutes left|note\.posted/.test(frame))).toEqual(
        [],
      );
    }
    for (const page of others) await expect(notesTab(page)).toHaveCount(0);
  });
});

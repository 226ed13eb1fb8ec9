import type { Page } from 'playwright';
import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';

/** Opens what a moderator can do to the author of a line. */
async function actOn(page: Page, text: string): Promise<void> {
  // The feed stands still under the pointer, so that it shows the line before the pointer comes.
  await expect(page.getByText(text).first()).toBeVisible();
  await page.getByText(text).first().hover();
  await page
    .getByRole('button', { name: /^Act on/ })
    .first()
    .click();
}
const leave = (page: Page) => page.mouse.move(5, 5);

test('a moderator warns, hides and bans a viewer, whose picture stops and who is let in no more', async ({
  studio,
  moderator: { page: moderator },
  openViewer,
}) => {
  await studio.goLive();
  const ann = await openViewer();
  const bob = await openViewer();
  for (const viewer of [ann, bob]) {
    await viewer.expectMovingPicture();
    await viewer.acceptNote();
  }
  const line = (text: string) => bob.page.getByText(text);

  await test.step('a warning is read by its viewer before they can write again', async () => {
    await ann.write('first of all');
    await actOn(moderator, 'first of all');
    await moderator.keyboard.press('1');
    await moderator.getByRole('menuitem', { name: 'Warn' }).click();
    await leave(moderator);
    await expect(ann.page.getByRole('alert')).toContainText('For an insult');
    expect(await violations(ann.page)).toEqual([]);
    await expect(ann.composer).toHaveCount(0);
    await ann.page.getByRole('button', { name: 'I have read it' }).click();
    await ann.write('sorry');
    await expect(line('sorry')).toBeVisible();
  });

  await test.step('hidden from others, they see what they write and nobody else does', async () => {
    await actOn(moderator, 'sorry');
    await moderator.getByRole('menuitemcheckbox', { name: 'Hide from others' }).click();
    await moderator.keyboard.press('Escape');
    await leave(moderator);
    await ann.write('can you hear me');
    await expect(ann.page.getByText('can you hear me')).toBeVisible();
    await expect(moderator.getByText('can you hear me').first()).toBeVisible();
    await bob.write('quiet here');
    await expect(ann.page.getByText('quiet here')).toBeVisible();
    await expect(line('can you hear me')).toHaveCount(0);
  });

  await test.step('banned from watching, their picture stops and their browser is turned away', async () => {
    await actOn(moderator, 'can you hear me');
    await moderator.getByRole('menuitem', { name: 'Ban from watching…' }).click();
    const dialog = moderator.getByRole('alertdialog');
    await expect(dialog).toContainText('1 other wrote from this address');
    expect(await violations(moderator)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ban from watching' }).click();
    const turnedAway = (page: Page) =>
      expect(page.getByRole('heading', { name: 'You can’t watch this show' })).toBeVisible();
    await turnedAway(ann.page);
    await expect.poll(() => isPlaying(ann.page)).toBe(false);
    const tab = await ann.page.context().newPage();
    await tab.goto(ann.page.url());
    await turnedAway(tab);
    await tab.evaluate(() => localStorage.clear());
    await tab.reload();
    await turnedAway(tab);
    expect(await isPlaying(tab)).toBe(false);
    expect(await askForPicture(tab)).toBe(403);
    await bob.expectMovingPicture();
  });

  await test.step('the moderator undoes it, and they are back', async () => {
    await leave(moderator);
    await moderator.keyboard.press('u');
    await expect(moderator.getByText('Taken back.').first()).toBeAttached();
    await ann.page.reload();
    await ann.expectMovingPicture();
  });
});

/** Whether frames come while the page is looked at. */
function isPlaying(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const times = () =>
      [...document.querySelectorAll('video')].map(video => video.getVideoPlaybackQuality().totalVideoFrames);
    const before = times();
    await new Promise(resolve => setTimeout(resolve, 300));
    return times().some((frames, index) => frames > (before[index] ?? 0));
  });
}

/** The status that the server answers a player of this browser with. */
function askForPicture(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const connection = new RTCPeerConnection();
    connection.addTransceiver('video', { direction: 'recvonly' });
    const { sdp = '' } = await connection.createOffer();
    const answer = await fetch('/whep/autumn-show', {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: sdp,
    });
    connection.close();
    return answer.status;
  });
}

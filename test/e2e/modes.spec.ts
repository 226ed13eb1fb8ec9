import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';

test('a moderator sets slow mode, and the viewer reads so, waits for the countdown and finds the chat closed later', async ({
  moderator: { page: moderator },
  viewer,
}) => {
  const { page } = viewer;
  const strip = moderator.getByRole('region', { name: 'Chat modes' });
  await viewer.acceptNote();

  await test.step('slow mode by keyboard: who set it and when stands in the strip', async () => {
    await strip.getByRole('button', { name: /^Modes/ }).press('Enter');
    await moderator.getByRole('switch', { name: 'Slow mode' }).press('Space');
    expect(await violations(moderator)).toEqual([]);
    await moderator.keyboard.press('Escape');
    await expect(strip.getByRole('listitem')).toHaveText(/Slow mode 10 s\s*Mo, \d\d:\d\d/);
  });

  await test.step('the viewer reads it, writes, and waits for the countdown without anything moving', async () => {
    await expect(page.getByText('Slow mode: one message every 10 s')).toBeVisible();
    const place = await viewer.composer.boundingBox();
    await viewer.write('does it come in red?');
    await expect(moderator.getByText('does it come in red?')).toBeVisible();
    await expect(page.getByRole('timer', { name: 'Time until your next message' })).toHaveText(/0:(10|0\d)/);
    await viewer.composer.fill('and in blue?');
    await viewer.composer.press('Enter');
    await expect(viewer.composer).toHaveValue('and in blue?');
    expect((await viewer.composer.boundingBox())?.y).toBe(place?.y);
    expect(await violations(page)).toEqual([]);
  });

  await test.step('undone, the line goes out at once; closed, the field says so', async () => {
    await strip.getByRole('button', { name: 'Turn off: Slow mode 10 s' }).click();
    await expect(strip.getByText('Everybody can write')).toBeVisible();
    await viewer.composer.press('Enter');
    await expect(moderator.getByText('and in blue?')).toBeVisible();
    await strip.getByRole('button', { name: /^Modes/ }).click();
    await moderator.getByRole('switch', { name: 'Chat closed' }).click();
    await expect(page.getByText('The chat is closed for now')).toBeVisible();
  });

  await test.step('shield mode asks in words what happens, and off it brings back what was set', async () => {
    await moderator.keyboard.press('Escape');
    await strip.getByRole('button', { name: 'Shield', exact: true }).click();
    const question = moderator.getByRole('alertdialog', { name: 'Turn shield mode on?' });
    await expect(question.getByRole('listitem')).toHaveText([/Slow mode 30 s/, /First message/, /Links off/]);
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await question.getByRole('button', { name: 'Turn shield on' }).click();
    await expect(strip.getByRole('listitem')).toHaveCount(4);
    await strip.getByRole('button', { name: 'Turn shield off' }).click();
    await expect(strip.getByRole('listitem')).toHaveText([/^Chat closed/]);
  });
});

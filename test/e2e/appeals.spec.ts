import { phraseRule } from '../../shared/rules/rule.ts';
import { violations } from '../support/accessible.ts';
import { until } from '../support/room.ts';
import { expect, test } from './fixtures.ts';

test('a muted viewer appeals and is answered by the team; a power that is taken back closes at once', async ({
  host,
  studio,
  moderator,
  openViewer,
}) => {
  const ann = await openViewer();
  await ann.write('is it fake?');
  const { page } = moderator;

  await test.step('the viewer sees why and for how long, and asks the team to look again', async () => {
    const { show } = await until(host, view => view.show.chat.messages.length > 0, 'the message');
    const personId = show.chat.messages[0]?.personId ?? '';
    await host.send('moderation.mute', { personId, seconds: 600, reason: 'spam' });
    await ann.page.getByRole('button', { name: 'Appeal' }).click();
    await expect(ann.sheet).toContainText('For spam. It ends in');
    await ann.sheet.getByRole('textbox', { name: 'Ask the team to look again' }).fill('I only asked.');
    expect(await violations(ann.page)).toEqual([]);
    await ann.sheet.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(ann.sheet).toContainText('The team has it and will answer here.');
    await ann.page.keyboard.press('Escape');
  });

  await test.step('a moderator accepts it by keyboard, with a ready answer and a note', async () => {
    await page.getByRole('tab', { name: /^Appeals/ }).click();
    await expect(page.getByRole('list', { name: 'Appeals that wait' })).toContainText('I only asked.');
    await page.getByRole('button', { name: /^Accept the appeal of/ }).press('Enter');
    await page.getByRole('textbox', { name: 'Note to them' }).fill('welcome back');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lift the mute' }).press('Enter');
    await expect(page.getByRole('list', { name: 'Answered' })).toContainText('Mo: It was a mistake; sorry.');
    await expect(ann.page.getByText('The team has lifted your mute.')).toBeVisible();
    await expect(ann.page.getByText('welcome back')).toBeVisible();
    await ann.write('thank you');
  });

  await test.step('the held queue is gone at once when the host takes back the permission to see it', async () => {
    await host.send('rule.add', { rule: phraseRule('secret') });
    await ann.page.getByRole('textbox').fill('a secret');
    await ann.page.keyboard.press('Enter');
    await expect(page.getByText('a secret')).toBeVisible();
    await studio.page.getByRole('button', { name: 'Team' }).click();
    await studio.page.getByRole('button', { name: 'Permissions of Mo' }).click();
    await studio.page.getByRole('switch', { name: 'See held messages' }).click();
    await expect(page.getByText('You don’t see held messages')).toBeVisible();
    await expect(page.getByText('a secret')).toHaveCount(0);
    await studio.page.getByRole('switch', { name: 'Mute for a time' }).click();
    await expect(page.getByRole('tab', { name: /^Appeals/ })).toHaveCount(0);
    expect(await violations(studio.page)).toEqual([]);
  });
});

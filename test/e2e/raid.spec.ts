import { violations } from '../support/accessible.ts';
import { joinRoom } from '../support/room.ts';
import { expect, test } from './fixtures.ts';

test('sixty new accounts that write the same: the moderator is told, turns shield mode on, and new lines wait', async ({
  server,
  moderator: { page },
}) => {
  const raiders = await Promise.all(
    Array.from({ length: 60 }, () => joinRoom(server, { onToken: () => {} })),
  );
  const write = (text: string) => Promise.all(raiders.map(raider => raider.send('chat.post', { text })));
  await write('get cheap shoes at the other shop today');
  const banner = page.getByRole('strong').filter({ hasText: 'This looks like a raid.' });
  await expect(banner).toBeVisible();
  await expect(page.getByText(/\d+ new accounts in a minute, \d+ of them write the same/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Turn shield on' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Turn shield on' }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByRole('region', { name: 'Chat modes' }).getByRole('listitem')).toHaveCount(3);

  const newcomer = await joinRoom(server, { onToken: () => {} });
  expect(await newcomer.send('chat.post', { text: 'is it red?' })).toMatchObject({ state: 'held' });
  await expect(newcomer.send('chat.post', { text: 'or blue?' })).rejects.toMatchObject({ code: 'mode' });
  for (const room of [...raiders, newcomer]) room.close();
});

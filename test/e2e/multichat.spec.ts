import { violations } from '../support/accessible.ts';
import { TwitchChat } from '../support/twitch-chat.ts';
import { test as base, expect } from './fixtures.ts';

const test = base.extend<{ twitch: TwitchChat }>({
  // Playwright reads a fixture's needs off its parameter, and this one needs nothing.
  // biome-ignore lint/correctness/noEmptyPattern: it has to be a pattern all the same.
  twitch: async ({}, use) => {
    const twitch = await TwitchChat.start(['anna_sells']);
    await use(twitch);
    await twitch.stop();
  },
  serverFlags: async ({ twitch }, use) => use(['--twitch-chat', twitch.address]),
});

test('a host reads Twitch’s chat along, and viewers see nothing of it', async ({
  twitch,
  studio: { page: host },
  moderator: { page: moderator },
  viewer: { page: viewer },
}) => {
  const drawer = host.getByRole('dialog', { name: 'Other platforms' });
  await test.step('a wrong name is told, and a pasted address is understood', async () => {
    await host.getByRole('button', { name: 'Send to other platforms' }).click();
    const channel = drawer.getByRole('textbox', { name: 'Twitch channel' });
    await channel.fill('not a channel');
    await channel.press('Enter');
    await expect(drawer.getByText(/3 to 25 letters/)).toBeVisible();
    await channel.fill('https://www.twitch.tv/Anna_Sells');
    await channel.press('Enter');
    await expect(drawer.getByText('Twitch · anna_sells')).toBeVisible();
    await expect(drawer.getByText('Reading')).toBeVisible();
    expect(await violations(host)).toEqual([]);
    await host.keyboard.press('Escape');
  });

  await test.step('a line from there stands in the crew’s chat with its mark', async () => {
    twitch.say('anna_sells', { id: 'a1', userId: '7', name: 'Zoe', text: 'does it ship to Oslo?' });
    for (const page of [host, moderator]) {
      const row = page.getByRole('article').filter({ hasText: 'does it ship to Oslo?' });
      await expect(row).toContainText('Twitch');
      await expect(row).toContainText('Zoe');
    }
  });

  await test.step('a moderator deletes it as any other', async () => {
    await moderator.getByRole('article').filter({ hasText: 'Oslo' }).hover();
    await moderator.getByRole('button', { name: /^Delete/ }).click();
    await expect(host.getByRole('article').filter({ hasText: 'Oslo' })).toHaveCount(0);
  });

  await expect(viewer.getByText('Oslo')).toHaveCount(0);
  await test.step('it is read no more once the host says so', async () => {
    await host.getByRole('button', { name: 'Send to other platforms' }).click();
    await drawer.getByRole('button', { name: 'Stop reading Twitch · anna_sells' }).click();
    await expect(drawer.getByText('Twitch · anna_sells')).toHaveCount(0);
  });
});

import { defineConfig } from 'playwright/test';

/**
 * What runs alone: pictures that are drawn by the clock, frame by frame, and networks that are made and changed, at which
 * every browser of the machine breaks off what it is loading.
 */
const ALONE = /\/(compositor|background|network|slow-line|reach)\.spec\.ts$/;

export default defineConfig({
  // Each journey has a server, a media worker and several browsers of its own; two at once leave no core waiting.
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 180_000,
  // Only a bound for what never comes: a busy machine of two cores may draw a page for the first time in ten seconds.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/reports/playwright.json' }]],
  projects: [
    { name: 'e2e', testDir: 'test/e2e', testIgnore: ALONE, outputDir: 'test-results/e2e' },
    {
      name: 'alone',
      testDir: 'test/e2e',
      testMatch: ALONE,
      workers: 1,
      outputDir: 'test-results/alone',
    },
    { name: 'shell', testDir: 'test/electron-e2e', outputDir: 'test-results/shell' },
  ],
});

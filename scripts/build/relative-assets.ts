import type { UserConfig } from 'vite';

/**
 * Names what a page loads by addresses relative to it, so that the page works under any path that a proxy gives the server.
 * @param folder where the page finds its assets, relative to the page's own address
 */
export const relativeAssets = (folder: string): NonNullable<UserConfig['experimental']> => ({
  renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `${folder}${file}` : { relative: true }),
});

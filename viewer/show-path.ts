/** The slug of the show in a page's path, which ends with `/s/<slug>`; `default` for any other path. */
export function showInPath(path: string): string {
  const slug = /\/s\/([^/]+)\/?$/.exec(path)?.[1];
  if (slug === undefined) return 'default';
  try {
    return decodeURIComponent(slug);
  } catch {
    // An invalid escape is no existing slug: the server's `not-found` is a better answer than an exception here.
    return slug;
  }
}

/** The ticket in a page's query with which its viewer sees a host who is not live yet. */
export const previewIn = (query: string): string | undefined =>
  new URLSearchParams(query).get('preview') || undefined;

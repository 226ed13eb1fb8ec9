/** The name under which the server knows the show of a page's path: `/s/<show>`, or the default show elsewhere. */
export function showInPath(path: string): string {
  const slug = /^\/s\/([^/]+)/.exec(path)?.[1];
  if (slug === undefined) return 'default';
  try {
    return decodeURIComponent(slug);
  } catch {
    // A path with a broken escape names no show; the server says so better than a thrown error here.
    return slug;
  }
}

/** Where a show's shop tells of payments. */
export const shopPath = (show: string): string => `/hooks/shows/${encodeURIComponent(show)}/shop`;

/** Path of a show's webhook for its shop. */
export const shopPath = (show: string): string => `/hooks/shows/${encodeURIComponent(show)}/shop`;

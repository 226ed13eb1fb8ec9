/**
 * Behind the URL of a WHEP session: tells whether the picture is held back from its player, as `{"heldBack": true}`,
 * because the player's line is slower than the smallest layer. Our own addition, for our own pages.
 */
export const PICTURE_PATH = '/picture';

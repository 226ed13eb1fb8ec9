/**
 * The header of a WHEP answer that names the canvas of the studio's picture: our own addition, so that a page is laid out
 * for it before the first frame.
 */
export const CANVAS_HEADER = 'x-vitrine-canvas';

/** How often the backdrop takes up the picture's colours, and how much of them; together a slow, calm drift. */
const EVERY_MS = 1000;
const SHARE = 0.35;

/**
 * Draws the picture around the picture: a still of a few dozen pixels that the style sheet enlarges and blurs. It
 * costs next to nothing, where a blurred second video would be filtered anew for each frame.
 */
export function startBackdrop(video: HTMLVideoElement): void {
  const canvas = document.querySelector<HTMLCanvasElement>('#backdrop');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  let empty = true;
  setInterval(() => {
    const visible = canvas.checkVisibility() && document.visibilityState === 'visible';
    if (!visible || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    context.globalAlpha = empty ? 1 : SHARE;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    empty = false;
    canvas.dataset.drawn = '';
  }, EVERY_MS);
}

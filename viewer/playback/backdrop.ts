/** Interval of the updates and opacity of each, which together make the colours change slowly. */
const INTERVAL_MS = 1000;
const ALPHA = 0.35;

/**
 * Draws the blurred background around the video: a canvas of a few dozen pixels that the style sheet enlarges and blurs.
 * It costs next to nothing, while a blurred second video element would be filtered for each frame.
 */
export function startBackdrop(video: HTMLVideoElement): void {
  const canvas = document.querySelector<HTMLCanvasElement>('#backdrop');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  let isEmpty = true;
  setInterval(() => {
    const visible = canvas.checkVisibility() && document.visibilityState === 'visible';
    if (!visible || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    context.globalAlpha = isEmpty ? 1 : ALPHA;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    isEmpty = false;
    canvas.dataset.drawn = '';
  }, INTERVAL_MS);
}

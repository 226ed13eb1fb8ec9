const [WIDTH, HEIGHT] = [640, 360];
const STEP_MS = 66;

/** A picture of moving stripes that shows nothing of anybody. */
export function openTestPicture(): { track: MediaStreamTrack; close: () => void } {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  let step = 0;
  const draw = () => {
    if (!context) return;
    step += 1;
    for (let stripe = 0; stripe < 8; stripe += 1) {
      context.fillStyle = `hsl(${(stripe * 45 + step * 3) % 360} 60% 50%)`;
      context.fillRect((stripe * WIDTH) / 8, 0, WIDTH / 8, HEIGHT);
    }
  };
  draw();
  const timer = setInterval(draw, STEP_MS);
  const [track] = canvas.captureStream(15).getVideoTracks();
  if (!track) throw new Error('This browser can’t record a canvas.');
  return {
    track,
    close: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

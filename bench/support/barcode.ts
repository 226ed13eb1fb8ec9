/*
 * A clock that can be read out of a picture: 20 bits of the wall time in milliseconds as black and white fields, with
 * the inverse below, so that a frame that was torn or blurred on its way reads as nothing instead of as a wrong time.
 * Everything here runs in pages, so each function stands for itself.
 */

/** A frame as it was found in the picture: when, in milliseconds since 1970, and how long after it was drawn. */
export interface SeenFrame {
  readonly shownAt: number;
  readonly age: number;
}

declare global {
  interface Window {
    /** A track whose frames are written into a stream (MediaStreamTrack Insertable Media Processing, W3C). */
    MediaStreamTrackGenerator: new (init: {
      kind: 'video';
    }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
    /** Gives a 1280x720 track whose every frame carries the time at which it was drawn. */
    barcodeTrack(): MediaStreamTrack;
    /**
     * Reads each frame that a video shows, until it is stopped by what is returned. The picture is looked at in every
     * animation frame: what requestVideoFrameCallback says of the time of display is up to 33 ms apart from one way
     * to another by which Chromium brings the same picture to the screen.
     */
    barcodeFrames(video: HTMLVideoElement, seen: (frame: SeenFrame) => void): () => void;
    /** Reads frames of a video for a while; resolves to the age of each when it was shown, in milliseconds. */
    barcodeAges(video: HTMLVideoElement, frames: number): Promise<number[]>;
  }
}

/** Puts these functions into a page; give it to addInitScript. */
export function installBarcode(): void {
  const BITS = 20;
  const [WIDTH, HEIGHT] = [1280, 720];

  /** What the worker does: it stands for itself too, and draws on however busy the page is, as a camera does. */
  const drawClock = () => {
    addEventListener('message', ({ data: { writable, bits, width, height } }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { alpha: false });
      if (!context) throw new Error('This browser draws no canvas.');
      const writer = (writable as WritableStream<VideoFrame>).getWriter();
      const draw = () => {
        const time = Math.round(performance.timeOrigin + performance.now()) % 2 ** bits;
        for (let bit = 0; bit < bits; bit++) {
          const isSet = Math.floor(time / 2 ** bit) % 2 === 1;
          const x = (bit * width) / bits;
          context.fillStyle = isSet ? '#fff' : '#000';
          context.fillRect(x, 0, width / bits, height / 2);
          context.fillStyle = isSet ? '#000' : '#fff';
          context.fillRect(x, height / 2, width / bits, height / 2);
        }
        void writer.write(new VideoFrame(canvas, { timestamp: performance.now() * 1000 }));
      };
      draw();
      setInterval(draw, 1000 / 30);
    });
  };

  window.barcodeTrack = () => {
    const track = new window.MediaStreamTrackGenerator({ kind: 'video' });
    const code = new Blob([`(${drawClock})()`], { type: 'text/javascript' });
    const worker = new Worker(URL.createObjectURL(code));
    const { writable } = track;
    worker.postMessage({ writable, bits: BITS, width: WIDTH, height: HEIGHT }, [writable]);
    return track;
  };

  window.barcodeFrames = (video, seen) => {
    const [columns, rows] = [BITS, 2];
    const canvas = new OffscreenCanvas(columns * 8, rows * 8);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser draws no canvas.');
    const light = (column: number, row: number, data: Uint8ClampedArray) =>
      data[((row * 8 + 4) * canvas.width + column * 8 + 4) * 4 + 1] ?? 0;
    /** The time in the picture; NaN where the two rows of fields contradict each other. */
    const timeIn = (data: Uint8ClampedArray) => {
      let time = 0;
      for (let bit = 0; bit < columns; bit++) {
        const isSet = light(bit, 0, data) > 128;
        if (isSet === light(bit, 1, data) > 128) return Number.NaN;
        if (isSet) time += 2 ** bit;
      }
      return time;
    };
    let [handle, last] = [0, Number.NaN];
    const read = () => {
      handle = requestAnimationFrame(read);
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const time = timeIn(context.getImageData(0, 0, canvas.width, canvas.height).data);
      if (Number.isNaN(time) || time === last) return;
      last = time;
      const shownAt = Math.round(performance.timeOrigin + performance.now());
      seen({ shownAt, age: (shownAt - time + 2 ** BITS) % 2 ** BITS });
    };
    handle = requestAnimationFrame(read);
    return () => cancelAnimationFrame(handle);
  };

  window.barcodeAges = (video, frames) =>
    new Promise(resolve => {
      const ages: number[] = [];
      const stop = window.barcodeFrames(video, ({ age }) => {
        ages.push(age);
        if (ages.length < frames) return;
        stop();
        resolve(ages);
      });
    });
}

/** Puts that clock in the place of a page's cameras; give it to addInitScript after the other. */
export function installBarcodeCamera(): void {
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async wanted =>
    wanted?.video ? new MediaStream([window.barcodeTrack()]) : ask(wanted);
}

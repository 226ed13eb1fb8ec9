import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { moreFrames } from '../../support/viewer.ts';

interface BarDetection {
  /** Where the brightest part of the picture's middle row is, 0 at its left and 1 at its right. */
  readonly place: number;
  /** Brightness of that place minus the darkest, 0 to 255. */
  readonly contrast: number;
}

/** A page with a video element, ours or another's, that shows the show. */
export class PlayerPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the picture has decoded more frames than it had. */
  moreFrames(more?: number): Promise<void> {
    return moreFrames(this.page, more);
  }

  /** Asserts that the picture is the host's camera, and that it moves: on decoded frames and on pixels. */
  async expectMovingPicture(): Promise<void> {
    await this.moreFrames();
    const first = await this.#placeOfBar();
    await expect(async () => {
      expect(await this.#placeOfBar()).not.toBe(first);
    }).toPass();
  }

  /** Asserts that sound arrives. */
  async expectSound(): Promise<void> {
    await expect.poll(() => this.#loudest()).toBeGreaterThan(0.01);
  }

  /** Waits until no sound arrives any more. */
  async expectSilence(): Promise<void> {
    await expect.poll(() => this.isSilent()).toBe(true);
  }

  /** Whether nothing is heard for the next two seconds. */
  async isSilent(): Promise<boolean> {
    return (await this.#loudest()) < 0.01;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** Waits until the bar is in the picture; a scene that shows a part of the camera has it out of sight at times. */
  async #placeOfBar(): Promise<number> {
    let place = 0;
    await expect(async () => {
      const bar = await this.#seeBar();
      expect(bar.contrast).toBeGreaterThan(80);
      place = bar.place;
    }).toPass();
    return place;
  }

  /** Reads the walking bar of the test camera out of the pixels that the video shows now. */
  #seeBar(): Promise<BarDetection> {
    return this.page.evaluate(() => {
      const video = document.querySelector('video');
      const canvas = new OffscreenCanvas(160, 90);
      const context = canvas.getContext('2d');
      if (!video || !context) throw new Error('There is no picture to look at.');
      context.drawImage(video, 0, 0, 160, 90);
      const { data } = context.getImageData(0, 45, 160, 1);
      const luma = Array.from({ length: 160 }, (_, x) => data[x * 4 + 1] ?? 0);
      const brightest = Math.max(...luma);
      return { place: luma.indexOf(brightest) / 160, contrast: brightest - Math.min(...luma) };
    });
  }

  /** Loudness of the sound that arrives: the highest sample of the next two seconds, 0 to 1. */
  #loudest(): Promise<number> {
    return this.page.evaluate(async () => {
      const stream = document.querySelector('video')?.srcObject as MediaStream;
      // Picture and sound of a sender that is back go on air one after the other.
      while (stream.getAudioTracks().length === 0) await new Promise(requestAnimationFrame);
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let peak = 0;
      for (const end = performance.now() + 2000; performance.now() < end; ) {
        analyser.getFloatTimeDomainData(samples);
        for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
        await new Promise(requestAnimationFrame);
      }
      await context.close();
      return peak;
    });
  }
}

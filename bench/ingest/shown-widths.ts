import type { Page } from 'playwright';

const LONGEST_MS = 30_000;

/** Whose picture a frame is, which its width tells. */
export type Source = 'studio' | 'encoder';

/** Has a viewer's page note when it shows the first frame of another track, and whose picture that is, by the wall clock. */
export async function noteWidths(viewer: Page, encoderWidth: number): Promise<void> {
  await viewer.evaluate(width => {
    const video = document.querySelector('video');
    const changes: { source: string; track: string | undefined; at: number }[] = [];
    Object.assign(window, { changes });
    const note = (now: number, frame: { width: number }) => {
      const source = frame.width === width ? 'encoder' : 'studio';
      const track = (video?.srcObject as MediaStream | null)?.getVideoTracks()[0]?.id;
      const last = changes.at(-1);
      if (last?.source !== source || last.track !== track)
        changes.push({ source, track, at: performance.timeOrigin + now });
      video?.requestVideoFrameCallback(note);
    };
    video?.requestVideoFrameCallback(note);
  }, encoderWidth);
}

/** When the page's picture became this one's, after `since` (wall clock, ms); waits for it. */
export function shownAt(viewer: Page, source: Source, since: number): Promise<number> {
  return viewer.evaluate(
    ([wanted, after, longest]) =>
      new Promise<number>((resolve, reject) => {
        const { changes } = window as unknown as { changes: { source: string; at: number }[] };
        const begun = performance.now();
        const timer = setInterval(() => {
          const change = changes.find(each => each.source === wanted && each.at > after);
          if (!change && performance.now() - begun < longest) return;
          clearInterval(timer);
          if (change) resolve(change.at);
          else reject(new Error(`The picture of the ${wanted} was not shown.`));
        }, 20);
      }),
    [source, since, LONGEST_MS] as const,
  );
}

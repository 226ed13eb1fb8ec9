/*
 * The order matters: the connections are being made by the script within the document (inline.ts) while this code is
 * fetched. The page is rendered once the first frame is there or known not to come.
 */
import { firstFrameShown } from './playback/first-picture.ts';

// Evaluating the room's code earlier would delay connecting the WHEP session, and so the first frame.
await firstFrameShown();
await import('./session.ts');
await import('./language/texts.ts');
await import('./playback/picture.ts');
const { firstFrameDecided } = await import('./playback/first-frame.ts');
await firstFrameDecided();
await import('./app.tsx');

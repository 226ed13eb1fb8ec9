/*
 * The order is the point: the picture and the room's socket are asked for by this one small file, while the code that
 * needs them is still being fetched; the page around the picture is drawn once that is there or known to stay away.
 */
import './socket.ts';
import { pictureCame } from './playback/first-picture.ts';

// Evaluating the room's code would hold up the picture's connection, and then its first frame.
await pictureCame();
await import('./session.ts');
await import('./playback/picture.ts');
const { firstLook } = await import('./playback/first-look.ts');
await firstLook();
await import('./app.tsx');

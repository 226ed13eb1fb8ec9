/*
 * The order is the point: the room's socket and the picture are asked for by these few lines, while the code that
 * needs them is still being fetched; the page around the picture is drawn once that is there or known to stay away.
 */
import './socket.ts';

await import('./first-picture.ts');
await import('./session.ts');
await import('./picture.ts');
const { firstLook } = await import('./first-look.ts');
await firstLook();
await import('./app.tsx');

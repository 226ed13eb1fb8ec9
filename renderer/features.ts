// Every feature that adds to what features share in the studio, a line each: undo, and tabs of the chat panel.
export { catalog } from './catalog/feature.ts';
export { chat } from './chat/feature.ts';
export { deals } from './deals/feature.ts';
export { moderation } from './moderation/feature.ts';
export { notes } from './notes/feature.ts';
export { offers } from './offers/feature.ts';
export { runofshow } from './runofshow/feature.ts';

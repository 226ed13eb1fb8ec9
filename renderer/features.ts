// Every feature that adds to what features share in the studio, a line each: undo, tabs of the chat panel, notices.
export { answers } from './answers/feature.ts';
export { catalog } from './catalog/feature.ts';
export { chat } from './chat/feature.ts';
export { clock } from './clock/feature.ts';
export { deals } from './deals/feature.ts';
export { delivery } from './delivery/feature.ts';
export { home } from './home/feature.ts';
export { ingest } from './ingest/feature.ts';
export { lifecycle } from './lifecycle/feature.ts';
export { moderation } from './moderation/feature.ts';
export { notes } from './notes/feature.ts';
export { offers } from './offers/feature.ts';
export { orders } from './orders/feature.ts';
export { reach } from './reach/feature.ts';
export { runofshow } from './runofshow/feature.ts';
export { shops } from './shops/feature.ts';
export { media } from './stage/feature.ts';

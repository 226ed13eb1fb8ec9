// Every feature of a show, a line each. What stands under `shared/show` puts their parts together.
export { catalog } from './catalog/contract.ts';
export { chat } from './chat/contract.ts';
export { deals } from './deals/contract.ts';
export { ingest } from './ingest/contract.ts';
export { lifecycle } from './lifecycle/contract.ts';
export { media } from './media/contract.ts';
export { moderation } from './moderation/contract.ts';
export { offers } from './offers/contract.ts';
export { presence } from './presence/contract.ts';
export { pulse } from './pulse/contract.ts';
export { reactions } from './reactions/contract.ts';
export { recording } from './recording/contract.ts';
export { restream } from './restream/contract.ts';
export { runofshow } from './runofshow/contract.ts';
export { scenes } from './scenes/contract.ts';
export { suggest } from './suggest/contract.ts';
export { team } from './team/contract.ts';

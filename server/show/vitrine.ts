import type { Actor } from '../../shared/roles.ts';

/** Who acts where no person does, such as a show being made. */
export const VITRINE: Actor = { id: 'vitrine', name: 'Vitrine', role: 'host' };

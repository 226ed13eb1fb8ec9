import type { AddressWarning } from '../../shared/reach/address-warning.ts';

/** Whether a warning means that viewers can't watch, for certain: not where the server alone may have no way to itself. */
export const keepsOut = ({ kind }: AddressWarning): boolean => kind !== 'unanswered' && kind !== 'no-stun';

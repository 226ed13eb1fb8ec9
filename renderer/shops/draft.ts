import type { ShopKind } from '../../shared/shops/connection.ts';
import type { Credentials } from '../../shared/shops/protocol.ts';

/** What somebody has typed of a shop so far. */
export interface ShopDraft {
  readonly kind: ShopKind;
  /** How a Shopify app signs in: with its id and secret, or with a token of its own. */
  readonly way: 'app' | 'token';
  readonly address: string;
  readonly id: string;
  readonly key: string;
  readonly secret: string;
}

export const EMPTY_DRAFT: ShopDraft = {
  kind: 'shopify',
  way: 'app',
  address: '',
  id: '',
  key: '',
  secret: '',
};

type Field = 'address' | 'id' | 'key' | 'secret';

interface FieldDefinition {
  readonly field: Field;
  readonly secret?: boolean;
  readonly optional?: boolean;
}

/** The fields that a shop of this kind needs, in order. */
export function fieldsOf({ kind, way }: Pick<ShopDraft, 'kind' | 'way'>): FieldDefinition[] {
  if (kind === 'stripe') return [{ field: 'key', secret: true }];
  if (kind === 'woocommerce')
    return [{ field: 'address' }, { field: 'key', secret: true }, { field: 'secret', secret: true }];
  return way === 'app'
    ? [{ field: 'address' }, { field: 'id' }, { field: 'secret', secret: true }]
    : [
        { field: 'address' },
        { field: 'key', secret: true },
        { field: 'secret', secret: true, optional: true },
      ];
}

/** The fields that still have to be filled in. */
export const missingIn = (draft: ShopDraft): Field[] =>
  fieldsOf(draft)
    .filter(({ field, optional }) => !optional && draft[field].trim() === '')
    .map(({ field }) => field);

export function credentialsOf({ kind, way, ...draft }: ShopDraft): Credentials {
  const [id, key, secret] = [draft.id.trim(), draft.key.trim(), draft.secret.trim()];
  if (kind === 'stripe') return { kind, key };
  if (kind === 'woocommerce') return { kind, key, secret };
  return way === 'app' ? { kind, clientId: id, secret } : { kind, token: key, ...(secret && { secret }) };
}

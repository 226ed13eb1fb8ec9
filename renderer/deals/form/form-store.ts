import { create } from 'zustand';
import type { Product } from '../../../shared/catalog/product.ts';
import { useView } from '../../app/view-store.ts';
import { type DealDraft, newDraft } from './draft.ts';

/** The draft in the deal form; undefined while the form is closed. */
export const useDealForm = create<{ draft: DealDraft | undefined }>(() => ({ draft: undefined }));

export const openDealForm = (draft: DealDraft): void => useDealForm.setState({ draft });

/** Opens the form of a new deal, optionally on a product and for a brand. */
export function openNewDeal(product?: Product, brand?: string): void {
  const { priceEnding } = useView.getState();
  openDealForm({ ...newDraft(product, brand), ...(priceEnding && { ending: priceEnding }) });
}

export const changeDraft = (change: Partial<DealDraft>): void =>
  useDealForm.setState(({ draft }) => (draft ? { draft: { ...draft, ...change } } : {}));

export const closeDealForm = (): void => useDealForm.setState({ draft: undefined });

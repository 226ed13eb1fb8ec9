import { useCallback } from 'react';
import { create } from 'zustand';
import type { CatalogReport } from '../../shared/catalog-file.ts';
import { useInvite, useShowSlug } from '../app/room-context.tsx';
import { contentTypeOf, type Source, upload } from './upload.ts';

/** Where adding products stands. `name` is the file's. */
export type Adding =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'sending'; readonly name: string | undefined }
  | { readonly kind: 'done'; readonly name: string | undefined; readonly report: CatalogReport }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'unsuitable'; readonly name: string }
  | { readonly kind: 'several' };

interface AddingState {
  open: boolean;
  adding: Adding;
}

export const useAdding = create<AddingState>(() => ({ open: false, adding: { kind: 'choosing' } }));

/** Opens the dialog that adds products, from wherever somebody misses them. */
export const openAddProducts = (): void =>
  useAdding.setState(({ adding }) => ({
    open: true,
    adding: adding.kind === 'sending' ? adding : { kind: 'choosing' },
  }));

export const closeAddProducts = (): void => useAdding.setState({ open: false });

const set = (adding: Adding): void => useAdding.setState({ adding });

/** Brings a product list into the show; how it goes stands in `useAdding`. */
export function useAddProducts(): (source: Source | readonly File[]) => Promise<void> {
  const show = useShowSlug();
  const token = useInvite() ?? '';
  return useCallback(
    async given => {
      if (useAdding.getState().adding.kind === 'sending') return;
      const source = given === 'sample' || given instanceof File ? given : given[0];
      if (!source) return;
      if (Array.isArray(given) && given.length > 1) return set({ kind: 'several' });
      const name = source === 'sample' ? undefined : source.name;
      if (source !== 'sample' && !contentTypeOf(source))
        return set({ kind: 'unsuitable', name: source.name });
      set({ kind: 'sending', name });
      try {
        set({ kind: 'done', name, report: await upload(source, { show, token }) });
      } catch (error) {
        set({ kind: 'failed', error });
      }
    },
    [show, token],
  );
}

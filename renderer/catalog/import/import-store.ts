import { useCallback } from 'react';
import { create } from 'zustand';
import {
  type CatalogPreview,
  type CatalogReport,
  type ImportOptions,
  needsNoAnswer,
} from '../../../shared/catalog-file.ts';
import { useInvite, useShowSlug } from '../../app/room-context.tsx';
import { contentTypeOf, type Gate, preview, type Source, upload } from './api.ts';

/** A file of which something has to be asked before it comes in. */
export interface Asking {
  readonly kind: 'asking';
  readonly name: string;
  readonly file: File;
  readonly shown: CatalogPreview;
  /** What the person has decided so far. */
  readonly options: ImportOptions;
  /** True while the file is read again with what was decided last. */
  readonly reading: boolean;
  /** Why it can't be read as was decided last. */
  readonly error?: unknown;
}

/** Where adding products stands. `name` is the file's. */
export type Adding =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'sending'; readonly name: string | undefined }
  | Asking
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

function useGate(): Gate {
  const show = useShowSlug();
  const token = useInvite() ?? '';
  return { show, token };
}

async function bringIn(source: Source, gate: Gate, options: ImportOptions): Promise<void> {
  const name = source === 'sample' ? undefined : source.name;
  set({ kind: 'sending', name });
  try {
    set({ kind: 'done', name, report: await upload(source, gate, options) });
  } catch (error) {
    set({ kind: 'failed', error });
  }
}

/** Looks at a file first; one that leaves nothing to ask comes in at once. */
async function lookAt(file: File, gate: Gate): Promise<void> {
  const { name } = file;
  set({ kind: 'sending', name });
  try {
    const shown = await preview(file, gate);
    if (needsNoAnswer(shown)) await bringIn(file, gate, {});
    else set({ kind: 'asking', name, file, shown, options: {}, reading: false });
  } catch (error) {
    set({ kind: 'failed', error });
  }
}

/** Brings a product list into the show; how it goes stands in `useAdding`. */
export function useAddProducts(): (source: Source | readonly File[]) => Promise<void> {
  const { show, token } = useGate();
  return useCallback(
    async given => {
      if (useAdding.getState().adding.kind === 'sending') return;
      const source = given === 'sample' || given instanceof File ? given : given[0];
      if (!source) return;
      if (Array.isArray(given) && given.length > 1) return set({ kind: 'several' });
      if (source === 'sample') return bringIn(source, { show, token }, {});
      if (!contentTypeOf(source)) return set({ kind: 'unsuitable', name: source.name });
      await lookAt(source, { show, token });
    },
    [show, token],
  );
}

/** What the person who is asked about a file can do. */
export function useAnswers(asking: Asking): {
  decide: (change: ImportOptions) => Promise<void>;
  confirm: () => void;
} {
  const gate = useGate();
  const { file, options, shown } = asking;
  return {
    decide: async change => {
      const next = { ...options, ...change };
      set({ ...asking, options: next, reading: true });
      const isStill = () => {
        const { adding } = useAdding.getState();
        return adding.kind === 'asking' && adding.options === next;
      };
      try {
        const again = await preview(file, gate, next);
        if (isStill()) set({ ...asking, options: next, shown: again, reading: false });
      } catch (error) {
        if (isStill()) set({ ...asking, options: next, reading: false, error });
      }
    },
    // What was only seen is confirmed with it: a guessed encoding, and the currency that prices were taken to be in.
    confirm: () =>
      void bringIn(file, gate, { encoding: shown.encoding, currency: shown.currency, ...options }),
  };
}

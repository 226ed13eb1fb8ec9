import { useCallback } from 'react';
import { create } from 'zustand';
import {
  type CatalogPreview,
  type CatalogReport,
  type ImportOptions,
  needsNoAnswer,
} from '../../../shared/catalog/file.ts';
import { useInvite, useShowSlug } from '../../app/room-context.tsx';
import { contentTypeOf, fetchPreview, importProducts, type ShowAccess, type Source } from './api.ts';

/** A file whose import options the user has to confirm. */
export interface PreviewStep {
  readonly kind: 'preview';
  readonly name: string;
  readonly file: File;
  readonly preview: CatalogPreview;
  /** The options chosen so far. */
  readonly options: ImportOptions;
  /** True while the preview is fetched again with changed options. */
  readonly isLoading: boolean;
  /** Why the preview could not be fetched with the latest options. */
  readonly error?: unknown;
}

/** Step of the import dialog. `name` is that of the file. */
export type ImportStep =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'sending'; readonly name: string | undefined }
  | PreviewStep
  | { readonly kind: 'done'; readonly name: string | undefined; readonly report: CatalogReport }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'unsupported-type'; readonly name: string }
  | { readonly kind: 'several-files' };

interface ImportState {
  open: boolean;
  step: ImportStep;
}

export const useImport = create<ImportState>(() => ({ open: false, step: { kind: 'choosing' } }));

/** Opens the import dialog; an import under way stays visible. */
export const openAddProducts = (): void =>
  useImport.setState(({ step }) => ({
    open: true,
    step: step.kind === 'sending' ? step : { kind: 'choosing' },
  }));

export const closeAddProducts = (): void => useImport.setState({ open: false });

const setStep = (step: ImportStep): void => useImport.setState({ step });

function useAccess(): ShowAccess {
  const show = useShowSlug();
  const token = useInvite() ?? '';
  return { show, token };
}

async function runImport(source: Source, access: ShowAccess, options: ImportOptions): Promise<void> {
  const name = source === 'sample' ? undefined : source.name;
  setStep({ kind: 'sending', name });
  try {
    setStep({ kind: 'done', name, report: await importProducts(source, access, options) });
  } catch (error) {
    setStep({ kind: 'failed', error });
  }
}

/** Fetches the preview of a file; if that leaves no question, the file is imported at once. */
async function openPreview(file: File, access: ShowAccess): Promise<void> {
  const { name } = file;
  setStep({ kind: 'sending', name });
  try {
    const preview = await fetchPreview(file, access);
    if (needsNoAnswer(preview)) await runImport(file, access, {});
    else setStep({ kind: 'preview', name, file, preview, options: {}, isLoading: false });
  } catch (error) {
    setStep({ kind: 'failed', error });
  }
}

/** Returns a function that imports products from a file or the sample set; `useImport` has the progress. */
export function useAddProducts(): (source: Source | readonly File[]) => Promise<void> {
  const { show, token } = useAccess();
  return useCallback(
    async given => {
      if (useImport.getState().step.kind === 'sending') return;
      const source = given === 'sample' || given instanceof File ? given : given[0];
      if (!source) return;
      if (Array.isArray(given) && given.length > 1) return setStep({ kind: 'several-files' });
      if (source === 'sample') return runImport(source, { show, token }, {});
      if (!contentTypeOf(source)) return setStep({ kind: 'unsupported-type', name: source.name });
      await openPreview(source, { show, token });
    },
    [show, token],
  );
}

/** Actions of the preview step. */
export function usePreviewActions(step: PreviewStep): {
  changeOptions: (change: ImportOptions) => Promise<void>;
  confirm: () => void;
} {
  const access = useAccess();
  const { file, options, preview } = step;
  return {
    changeOptions: async change => {
      const next = { ...options, ...change };
      setStep({ ...step, options: next, isLoading: true });
      const isCurrent = () => {
        const { step: current } = useImport.getState();
        return current.kind === 'preview' && current.options === next;
      };
      try {
        const updated = await fetchPreview(file, access, next);
        if (isCurrent()) setStep({ ...step, options: next, preview: updated, isLoading: false });
      } catch (error) {
        if (isCurrent()) setStep({ ...step, options: next, isLoading: false, error });
      }
    },
    // Guessed values that were shown are confirmed too: the encoding and the currency of prices.
    confirm: () =>
      void runImport(file, access, { encoding: preview.encoding, currency: preview.currency, ...options }),
  };
}

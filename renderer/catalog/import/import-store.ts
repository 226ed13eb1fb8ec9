import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Room } from '../../../client/room/room.ts';
import {
  type CatalogPreview,
  type CatalogReport,
  type ImportOptions,
  needsNoAnswer,
} from '../../../shared/catalog/file.ts';
import { useInvite, useRoom, useShowSlug } from '../../app/room-context.tsx';
import type { GivenFile } from '../pictures/picture-file.ts';
import { forgetPictureReport, useAddPictures, usePictureJob } from '../pictures/picture-job.ts';
import { sortFiles } from '../pictures/sort-files.ts';
import { fetchPreview, importProducts, type ShowAccess, type Source } from './api.ts';

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
  | { readonly kind: 'pictures' }
  | PreviewStep
  | { readonly kind: 'done'; readonly name: string | undefined; readonly report: CatalogReport }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'unsupported-type'; readonly name: string }
  | { readonly kind: 'several-files' };

interface ImportState {
  open: boolean;
  step: ImportStep;
  /** Pictures that came with the list, for its products once they are in. */
  pictures: readonly GivenFile[];
}

export const useImport = create<ImportState>(() => ({
  open: false,
  step: { kind: 'choosing' },
  pictures: [],
}));

/** Opens the import dialog; an import under way stays visible. */
export function openAddProducts(): void {
  const isBusy = useImport.getState().step.kind === 'sending' || usePictureJob.getState().kind === 'running';
  if (!isBusy) {
    forgetPictureReport();
    useImport.setState({ step: { kind: 'choosing' }, pictures: [] });
  }
  useImport.setState({ open: true });
}

/** Closes the import dialog, in which the report on pictures was read; one on those under way comes later. */
export function closeAddProducts(): void {
  forgetPictureReport();
  useImport.setState({ open: false });
}

const setStep = (step: ImportStep): void => useImport.setState({ step });

function useAccess(): ShowAccess {
  const show = useShowSlug();
  const token = useInvite() ?? '';
  return { show, token };
}

/** Longer than an event takes to a page that is connected. */
const MAX_WAIT_MS = 10_000;

/** Resolves once the room's replica has what an import brought; the answer to an upload may be ahead of it. */
async function replicaHas({ store }: Room, before: number, { added }: CatalogReport): Promise<void> {
  const isThere = () => store.getState().show.catalog.products.length >= before + added;
  if (isThere()) return;
  const there = Promise.withResolvers<void>();
  const stop = store.subscribe(() => isThere() && there.resolve());
  const timer = setTimeout(there.resolve, MAX_WAIT_MS);
  await there.promise;
  clearTimeout(timer);
  stop();
}

/** Returns a function that imports a list, and then gives its products the pictures that came with it. */
function useRunImport(): (source: Source, options: ImportOptions) => Promise<void> {
  const room = useRoom();
  const { show, token } = useAccess();
  const addPictures = useAddPictures();
  return useCallback(
    async (source, options) => {
      const name = source === 'sample' ? undefined : source.name;
      setStep({ kind: 'sending', name });
      const before = room.store.getState().show.catalog.products.length;
      try {
        const report = await importProducts(source, { show, token }, options);
        setStep({ kind: 'done', name, report });
        const { pictures } = useImport.getState();
        if (pictures.length === 0) return;
        await replicaHas(room, before, report);
        await addPictures(pictures);
      } catch (error) {
        setStep({ kind: 'failed', error });
      }
    },
    [room, show, token, addPictures],
  );
}

/** Returns a function that imports products from files or the sample set; `useImport` has the progress. */
export function useAddProducts(): (source: 'sample' | readonly File[]) => Promise<void> {
  const { show, token } = useAccess();
  const { i18n } = useTranslation();
  const run = useRunImport();
  const addPictures = useAddPictures();
  return useCallback(
    async given => {
      if (useImport.getState().step.kind === 'sending' || usePictureJob.getState().kind === 'running') return;
      forgetPictureReport();
      if (given === 'sample') return run('sample', {});
      if (given.length === 0) return;
      setStep({ kind: 'sending', name: given.length === 1 ? given[0]?.name : undefined });
      try {
        const { lists, pictures, others } = await sortFiles(given, i18n.language);
        const [list] = lists;
        useImport.setState({ pictures });
        if (lists.length > 1) return setStep({ kind: 'several-files' });
        if (list) return await openPreview(list, { show, token }, run);
        if (pictures.length === 0) return setStep({ kind: 'unsupported-type', name: others[0] ?? '' });
        setStep({ kind: 'pictures' });
        await addPictures(pictures);
      } catch (error) {
        setStep({ kind: 'failed', error });
      }
    },
    [show, token, i18n, run, addPictures],
  );
}

/** Fetches the preview of a list; if that leaves no question, the list is imported at once. */
async function openPreview(
  file: File,
  access: ShowAccess,
  run: ReturnType<typeof useRunImport>,
): Promise<void> {
  const { name } = file;
  setStep({ kind: 'sending', name });
  const preview = await fetchPreview(file, access);
  if (needsNoAnswer(preview)) await run(file, {});
  else setStep({ kind: 'preview', name, file, preview, options: {}, isLoading: false });
}

/** Actions of the preview step. */
export function usePreviewActions(step: PreviewStep): {
  changeOptions: (change: ImportOptions) => Promise<void>;
  confirm: () => void;
} {
  const access = useAccess();
  const run = useRunImport();
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
    confirm: () => void run(file, { encoding: preview.encoding, currency: preview.currency, ...options }),
  };
}

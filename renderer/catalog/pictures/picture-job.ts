import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Room } from '../../../client/room/room.ts';
import { useInvite, useRoom, useShowSlug } from '../../app/room-context.tsx';
import { uploadPicture } from '../../scenes/sources/upload-picture.ts';
import { announce } from '../../ui/Announcer.tsx';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { type Attached, attachPictures } from './attach-pictures.ts';
import { matchPictures } from './match-pictures.ts';
import type { GivenFile } from './picture-file.ts';
import { preparePicture } from './prepare-picture.ts';

/** What became of the pictures that the host gave. */
export interface PictureReport extends Attached {
  readonly unmatched: readonly string[];
  readonly spare: readonly string[];
  readonly isStopped: boolean;
}

/** The pictures that are brought in now, or were at last. */
export type PictureJob =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number; readonly stop: () => void }
  | { readonly kind: 'done'; readonly report: PictureReport };

export const usePictureJob = create<PictureJob>(() => ({ kind: 'none' }));

const setJob = (job: PictureJob): void => usePictureJob.setState(job, true);

/** Forgets the last report; pictures that are under way go on. */
export function forgetPictureReport(): void {
  if (usePictureJob.getState().kind === 'done') setJob({ kind: 'none' });
}

type Send = Pick<Parameters<typeof attachPictures>[1], 'upload' | 'save'>;

async function runJob(room: Room, files: readonly GivenFile[], send: Send): Promise<PictureReport> {
  const stopping = new AbortController();
  const { matches, unmatched, spare } = matchPictures(files, room.store.getState().show.catalog.products);
  const onProgress = (done: number) =>
    setJob({ kind: 'running', done, total: matches.length, stop: () => stopping.abort() });
  onProgress(0);
  const attached = await attachPictures(matches, {
    ...send,
    prepare: preparePicture,
    onProgress,
    signal: stopping.signal,
  });
  return { ...attached, unmatched, spare, isStopped: stopping.signal.aborted };
}

/** Returns a function that gives the show's products their pictures; `usePictureJob` has the progress and the report. */
export function useAddPictures(): (files: readonly GivenFile[]) => Promise<void> {
  const room = useRoom();
  const slug = useShowSlug();
  const token = useInvite() ?? '';
  const command = useUndoableCommand();
  const { t } = useTranslation('catalog');
  return useCallback(
    async files => {
      if (usePictureJob.getState().kind === 'running') return;
      const report = await runJob(room, files, {
        upload: picture => uploadPicture(picture, slug, token),
        save: async edits => {
          // A product that went meanwhile takes its picture with it, and not those of the others.
          const known = new Set(room.store.getState().show.catalog.products.map(({ id }) => id));
          const there = edits.filter(({ productId }) => known.has(productId));
          const isSaved =
            there.length === 0 || (await command('catalog.editMany', { edits: there }, { quiet: true }));
          if (!isSaved) throw new Error('The pictures could not be written to the show.');
        },
      });
      setJob({ kind: 'done', report });
      announce(t('ownPictures.taken', { count: report.products }));
    },
    [room, slug, token, command, t],
  );
}

/** Returns a function that gives one product a picture. Rejects with a PictureFileError, or as an upload does. */
export function useSetPicture(): (productId: string, file: GivenFile) => Promise<void> {
  const slug = useShowSlug();
  const token = useInvite() ?? '';
  const command = useUndoableCommand();
  return useCallback(
    async (productId, file) => {
      const picture = await uploadPicture(await preparePicture(await file.open()), slug, token);
      await command('catalog.edit', { productId, change: { picture } });
    },
    [slug, token, command],
  );
}

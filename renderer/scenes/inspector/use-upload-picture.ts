import { useReportError } from '../../app/errors.ts';
import { useInvite, useShowSlug } from '../../app/room-context.tsx';
import { uploadPicture } from '../sources/upload-picture.ts';

/** Brings a picture to the show's server and gives on its address there; tells where that can't be done. */
export function useUploadPicture(): (file: File, take: (address: string) => void) => Promise<void> {
  const reportError = useReportError();
  const slug = useShowSlug();
  const token = useInvite() ?? '';
  return (file, take) => uploadPicture(file, slug, token).then(take, reportError);
}

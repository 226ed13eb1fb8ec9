import { useReportError } from '../../app/errors.ts';
import { useInvite, useShowSlug } from '../../app/room-context.tsx';
import { uploadPicture } from '../sources/upload-picture.ts';

/** Uploads a picture to the show's server and calls `take` with its URL; reports a failure to the host. */
export function useUploadPicture(): (file: File, take: (address: string) => void) => Promise<void> {
  const reportError = useReportError();
  const slug = useShowSlug();
  const token = useInvite() ?? '';
  return (file, take) => uploadPicture(file, slug, token).then(take, reportError);
}

import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/catalog/product.ts';
import { useReportError } from '../../app/errors.ts';
import { showErrorToast } from '../../ui/overlay/toast.ts';
import { givenFile, PictureFileError } from './picture-file.ts';
import { useSetPicture } from './picture-job.ts';

/** Returns a function that gives a product the picture that was chosen for it; says what is wrong with one that can't be. */
export function useChosenPicture(): (product: Pick<Product, 'id' | 'title'>, file: File | undefined) => void {
  const { t } = useTranslation('catalog');
  const setPicture = useSetPicture();
  const reportError = useReportError();
  return ({ id, title }, file) => {
    if (!file) return;
    setPicture(id, givenFile(file)).catch((error: unknown) => {
      if (!(error instanceof PictureFileError)) return reportError(error);
      showErrorToast(title, { body: `${file.name}: ${t(`ownPictures.fault.${error.fault}`)}` });
    });
  };
}

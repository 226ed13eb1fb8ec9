import clsx from 'clsx';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useFilePicker } from '../../ui/hooks/use-file-picker.tsx';
import { ProductImage } from '../../ui/ProductImage.tsx';
import { useFileDrop } from '../import/use-file-drop.ts';

/** The address of a file on this page while it is shown. */
function useObjectUrl(file: File | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file) return setAddress(undefined);
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}

/** A product's picture, to be chosen or dropped; it comes in when the form is saved. */
export function PictureField(props: {
  src: string | undefined;
  file: File | undefined;
  onChange: (file: File) => void;
}) {
  const { src, file, onChange } = props;
  const { t } = useTranslation('catalog');
  const chosen = useObjectUrl(file);
  const { field, open } = useFilePicker('image/*', onChange);
  const { over, handlers } = useFileDrop(([first]) => first && onChange(first));
  return (
    <div
      {...handlers}
      className="flex @md:w-28 shrink-0 @md:flex-col @md:items-stretch items-center gap-3 @md:gap-2"
    >
      <ProductImage
        src={chosen ?? src}
        className={clsx('@md:size-28 size-20', over && 'outline-2 outline-accent')}
      />
      <Button size="s" onClick={open}>
        {t('product.choosePicture')}
      </Button>
      {field}
    </div>
  );
}

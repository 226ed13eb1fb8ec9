import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/overlay/Dialog.tsx';
import { useScreenPicker } from './screen-picker.ts';

/** The studio's picker of screens and windows, used in the desktop shell. */
export function ScreenPicker() {
  const { t } = useTranslation('scenes');
  const request = useScreenPicker(view => view.request);
  return (
    <Dialog
      open={request !== undefined}
      onClose={() => request?.choose(undefined)}
      title={t('screen.choose')}
      width="w-[720px]"
    >
      <ul className="grid grid-cols-3 gap-2">
        {request?.offered.map(({ id, name, thumbnail }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => request.choose(id)}
              className="flex w-full flex-col gap-1 rounded-s p-2 text-left hover:bg-hover"
            >
              <img
                src={thumbnail}
                alt=""
                className="aspect-video w-full rounded-s bg-screen object-contain"
              />
              <span className="w-full truncate text-s">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

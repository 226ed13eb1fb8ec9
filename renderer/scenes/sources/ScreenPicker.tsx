import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { useScreenQuestion } from './screen-choice.ts';

/** The desktop shell's picker of screens and windows. */
export function ScreenPicker() {
  const { t } = useTranslation('scenes');
  const question = useScreenQuestion(view => view.question);
  return (
    <Dialog
      open={question !== undefined}
      onClose={() => question?.answer(undefined)}
      title={t('screen.choose')}
      width="w-[720px]"
    >
      <ul className="grid grid-cols-3 gap-2">
        {question?.offered.map(({ id, name, thumbnail }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => question.answer(id)}
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

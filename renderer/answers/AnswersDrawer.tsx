import { MessageSquareQuote, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_ANSWERS } from '../../shared/answers/contract.ts';
import { useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { AnswerList } from './AnswerList.tsx';
import { editAnswer, useAnswerForm } from './answers-store.ts';
import { newAnswer } from './draft.ts';

/** The show's saved answers: their order, and the form of one. */
export function AnswersDrawer() {
  const { t } = useTranslation('answers');
  const open = useView(view => view.drawer === 'answers');
  const count = useShow(show => show.answers.answers.length);
  const draft = useAnswerForm(state => state.draft);
  const close = () => {
    editAnswer(undefined);
    setView({ drawer: 'none' });
  };
  return (
    <Drawer
      title={t('title')}
      aside={count > 0 ? <Badge>{t('count', { count, most: MAX_ANSWERS })}</Badge> : null}
      open={open}
      onClose={close}
    >
      {draft ? <AnswerForm key={draft.id} first={draft} /> : <Answers />}
    </Drawer>
  );
}

function Answers() {
  const { t, i18n } = useTranslation('answers');
  const answers = useShow(show => show.answers.answers);
  const add = (
    <Button
      variant="primary"
      disabled={answers.length >= MAX_ANSWERS}
      onClick={() => editAnswer(newAnswer('', i18n.language))}
    >
      <Plus size={16} aria-hidden /> {t('add')}
    </Button>
  );
  if (answers.length === 0)
    return (
      <EmptyState
        icon={<MessageSquareQuote size={28} />}
        title={t('empty.title')}
        body={t('empty.body')}
        action={add}
      />
    );
  return (
    <div className="flex flex-col gap-3 p-3">
      <p className="text-pretty text-quiet text-s">{t('body')}</p>
      <AnswerList answers={answers} />
      <div className="flex flex-wrap items-center gap-3">
        {add}
        {answers.length >= MAX_ANSWERS ? (
          <p className="text-attention text-s">{t('full', { count: MAX_ANSWERS })}</p>
        ) : null}
      </div>
    </div>
  );
}

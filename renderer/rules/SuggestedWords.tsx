import { Lightbulb } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phraseRule } from '../../shared/rules/rule.ts';
import type { SuggestedWord } from '../../shared/rules/suggested-word.ts';
import { useShow } from '../app/room-context.tsx';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { AnswerNote } from './AnswerNote.tsx';
import { DryRunPart } from './DryRunPart.tsx';
import { type Answer, useAnswer } from './use-answer.ts';

/** Words that moderators keep deleting, each with why, and what to make of it. */
export function SuggestedWords() {
  return useGranted('held') ? <Asked /> : <Lacking />;
}

function Lacking() {
  return (
    <div className="p-3">
      <LackingNote permission="held" />
    </div>
  );
}

type Found = Answer<{ suggested: SuggestedWord[] }>;

/** The suggested words, found anew after each deletion and each decision about a word. */
function useSuggestedWords(): readonly [Found, () => void] {
  const deleted = useShow(
    ({ chat }) => chat.withheld.findLast(({ state }) => state === 'deleted')?.message.id,
  );
  const { list, allowed, dismissed } = useShow(show => show.rules);
  return useAnswer(
    'rule.suggestedWords',
    {},
    [deleted, list.length, allowed.length, dismissed.length].join(),
  );
}

function Asked() {
  const { t } = useTranslation('rules');
  const [answer, again] = useSuggestedWords();
  const mayChange = useGranted('rules');
  if (answer.kind !== 'had')
    return (
      <div className="p-3">
        <AnswerNote answer={answer} failed={t('suggested.failed')} onAgain={again} />
      </div>
    );
  const { suggested } = answer.data;
  if (suggested.length === 0)
    return (
      <EmptyState
        icon={<Lightbulb size={28} />}
        title={t('suggested.none.title')}
        body={t('suggested.none.body')}
      />
    );
  return (
    <div className="flex h-full flex-col gap-3 overflow-y-auto p-3">
      <p className="text-pretty text-quiet text-s">{t('suggested.intro')}</p>
      {mayChange ? null : <LackingNote permission="rules" />}
      <ul aria-label={t('suggested.title')} className="flex flex-col">
        {suggested.map(word => (
          <WordRow key={word.words} word={word} mayChange={mayChange} />
        ))}
      </ul>
    </div>
  );
}

function WordRow(props: { word: SuggestedWord; mayChange: boolean }) {
  const { word, mayChange } = props;
  const { words, deleted, people, kept } = word;
  const { t } = useTranslation('rules');
  const command = useUndoableCommand();
  const [isTried, setTried] = useState(false);
  const id = useId();
  const rule = phraseRule(words);
  const why = t('suggested.why', { count: deleted, people: t('dryRun.people', { count: people }) });
  return (
    <li className="flex flex-col gap-2 border-line py-3 not-first:border-t">
      <div>
        <p className="font-medium [overflow-wrap:anywhere]">{words}</p>
        <p className="text-quiet text-s">
          {why} · {t('suggested.kept', { count: kept })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="s"
          variant="primary"
          disabled={!mayChange}
          aria-label={t('suggested.add', { words })}
          onClick={() => void command('rule.add', { rule })}
        >
          {t('suggested.addShort')}
        </Button>
        <Button
          size="s"
          aria-label={t('suggested.tryFull', { words })}
          aria-expanded={isTried}
          aria-controls={id}
          onClick={() => setTried(!isTried)}
        >
          {t('suggested.try')}
        </Button>
        <Button
          size="s"
          variant="ghost"
          disabled={!mayChange}
          aria-label={t('suggested.notThisFull', { words })}
          onClick={() => void command('rule.dismiss', { words, isDismissed: true })}
        >
          {t('suggested.notThis')}
        </Button>
      </div>
      <div id={id} hidden={!isTried}>
        {isTried ? <DryRunPart rule={rule} /> : null}
      </div>
    </li>
  );
}

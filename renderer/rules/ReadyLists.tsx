import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, phraseRule, type ReadyWords, type Rule, type RuleDraft } from '../../shared/rules/rule.ts';
import { useShow } from '../app/room-context.tsx';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { AnswerNote } from './AnswerNote.tsx';
import { DryRunPart } from './DryRunPart.tsx';
import { formatRule } from './format.ts';
import { useAnswer } from './use-answer.ts';

/** The lists of words that come with the studio: how many words each has, what it would hold, and whether it is on. */
export function ReadyLists() {
  const { t } = useTranslation('rules');
  const [answer, again] = useAnswer('rule.readyLists', {});
  const mayChange = useGranted('rules');
  return (
    <div className="flex h-full flex-col gap-3 overflow-y-auto p-3">
      <p className="text-pretty text-quiet text-s">{t('ready.intro')}</p>
      {mayChange ? null : <LackingNote permission="rules" />}
      {answer.kind === 'had' ? (
        <ul aria-label={t('ready.title')} className="flex flex-col">
          {answer.data.lists.map(ready => (
            <ReadyRow key={`${ready.list} ${ready.language}`} ready={ready} />
          ))}
        </ul>
      ) : (
        <AnswerNote answer={answer} failed={t('ready.failed')} onAgain={again} />
      )}
    </div>
  );
}

const isOf =
  ({ list, language }: ReadyWords) =>
  ({ sought }: Rule): boolean =>
    sought.kind === 'list' && sought.list === list && sought.language === language;

function ReadyRow({ ready }: { ready: ReadyWords }) {
  const { t } = useTranslation('rules');
  const command = useUndoableCommand();
  const rule = useShow(show => show.rules.list.find(isOf(ready)));
  const mayChange = useGranted('rules');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { list, language, words } = ready;
  const draft: RuleDraft = rule
    ? draftOf(rule)
    : { ...phraseRule(''), sought: { kind: 'list', list, language } };
  const name = formatRule(t, draft);
  const toggle = (isOn: boolean) =>
    rule
      ? command('rule.change', { ruleId: rule.id, rule: { ...draft, isOn } }, { quiet: true })
      : command('rule.add', { rule: draft }, { quiet: true });
  return (
    <li className="border-line not-first:border-t">
      <div className="flex min-h-12 items-center gap-2">
        <Switch
          label={t('ready.on', { list: name })}
          hideLabel
          disabled={!mayChange}
          checked={rule?.isOn ?? false}
          onChange={isOn => void toggle(isOn)}
        />
        <div className="min-w-0 flex-1">
          <p className="truncate">{name}</p>
          <p className="text-quiet text-s tabular-nums">{t('ready.words', { count: words.length })}</p>
        </div>
        <IconButton
          size="s"
          side="left"
          label={t('ready.show', { list: name })}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronDown
            size={16}
            aria-hidden
            className={
              isOpen ? 'rotate-180 motion-safe:transition-transform' : 'motion-safe:transition-transform'
            }
          />
        </IconButton>
      </div>
      <div id={id} hidden={!isOpen} className="pb-3">
        {isOpen ? <Details draft={draft} name={name} words={words} /> : null}
      </div>
    </li>
  );
}

function Details({ draft, name, words }: { draft: RuleDraft; name: string; words: readonly string[] }) {
  const { t } = useTranslation('rules');
  const mayTry = useGranted('held');
  return (
    <div className="flex flex-col gap-3">
      {mayTry ? <DryRunPart rule={{ ...draft, isOn: true }} /> : <LackingNote permission="held" />}
      <ul aria-label={t('ready.inList', { list: name })} className="flex flex-wrap gap-1">
        {words.map(each => (
          <li key={each} className="max-w-full truncate rounded-s bg-hover px-2 py-0.5 text-s">
            {each}
          </li>
        ))}
      </ul>
    </div>
  );
}

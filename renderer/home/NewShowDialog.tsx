import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Takes, Template } from '../../shared/home/protocol.ts';
import { useReportError } from '../app/errors.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { Dialog } from '../ui/overlay/Dialog.tsx';
import { showToast } from '../ui/overlay/toast.ts';
import { Spinner } from '../ui/Spinner.tsx';
import { fetchTemplate, makeShow } from './api.ts';
import { goTo } from './enter.ts';
import { fromLocalInput, nextDayAt, toLocalInput } from './format.ts';
import { TakeList } from './TakeList.tsx';

const MAX_TITLE = 80;

interface NewShowProps {
  /** The owner's key, or of an owner the invite of the show that the new one is made from. */
  token: string;
  /** The earlier show; undefined for one from nothing. */
  from: string | undefined;
  onClose: () => void;
}

/** Makes a show, from nothing or from an earlier one with what the host takes along of it. */
export function NewShowDialog({ open, ...props }: NewShowProps & { open: boolean }) {
  const { t } = useTranslation('home');
  const kind = props.from === undefined ? 'new' : 'next';
  return (
    <Dialog
      open={open}
      onClose={props.onClose}
      title={t(`form.${kind}.title`)}
      description={t(`form.${kind}.body`)}
    >
      <Loaded {...props} />
    </Dialog>
  );
}

/** Waits for what the earlier show has to give. */
function Loaded({ token, from, onClose }: NewShowProps) {
  const { t } = useTranslation('home');
  const reportError = useReportError();
  const [template, setTemplate] = useState<Template | undefined>(from === undefined ? EMPTY : undefined);
  useEffect(() => {
    if (from === undefined) return;
    fetchTemplate(token, from).then(setTemplate, (error: unknown) => {
      reportError(error);
      onClose();
    });
  }, [token, from, reportError, onClose]);
  if (!template)
    return (
      <p className="flex items-center gap-3 text-quiet">
        <Spinner /> {t('loading')}
      </p>
    );
  return <NewShowForm token={token} from={from} template={template} onClose={onClose} />;
}

const EMPTY: Template = { title: '', takes: [] };

function NewShowForm({ token, from, template, onClose }: NewShowProps & { template: Template }) {
  const { t } = useTranslation('home');
  const reportError = useReportError();
  const [title, setTitle] = useState(template.title);
  const [startsAt, setStartsAt] = useState(() => firstDate(template));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isMaking, setIsMaking] = useState(false);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setIsMaking(true);
    const take = template.takes.map(({ feature }) => feature).filter(feature => !left.has(feature));
    const at = fromLocalInput(startsAt);
    try {
      const made = await makeShow(token, {
        title: title.trim(),
        ...(at === undefined ? {} : { startsAt: at }),
        ...(from === undefined ? {} : { from, take }),
      });
      onClose();
      goTo(made);
      const lost = lostOf(made.takes);
      if (lost.length > 0) showToast(t('form.lost', { names: lost.join(', ') }));
    } catch (error) {
      setIsMaking(false);
      reportError(error);
    }
  };
  return (
    <form onSubmit={event => void make(event)} className="flex flex-col gap-4">
      <TextField
        label={t('form.name')}
        placeholder={t('form.namePlaceholder')}
        value={title}
        maxLength={MAX_TITLE}
        autoComplete="off"
        onChange={setTitle}
      />
      <TextField
        type="datetime-local"
        label={t('form.startsAt')}
        hint={t('form.startsAtHint')}
        value={startsAt}
        onChange={setStartsAt}
      />
      {template.takes.length > 0 ? <TakeList takes={template.takes} left={left} onChange={setLeft} /> : null}
      <div className="flex justify-end">
        <Button type="submit" size="l" variant="primary" disabled={isMaking || title.trim() === ''}>
          {isMaking ? <Spinner size={14} /> : null}
          {t('form.make')}
        </Button>
      </div>
    </form>
  );
}

const lostOf = (takes: Takes): string[] => takes.flatMap(({ leftOut }) => leftOut);

/** The day after at the earlier show's time of day; a show from nothing has no date until somebody chooses one. */
function firstDate({ startedAt }: Template): string {
  return startedAt === undefined ? '' : toLocalInput(nextDayAt(startedAt, Date.now()));
}

import { ServerIcon } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteCheck } from '../../shared/reach/remote-server.ts';
import { desktop } from '../app/desktop.ts';
import { useReportError } from '../app/errors.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { checkRemote } from './api.ts';

/** Opens the studio of a server that runs elsewhere, which this server asks first whether it lets the host in. */
export function ConnectPart({ ownerKey }: { ownerKey: string }) {
  const { t } = useTranslation('home');
  const reportError = useReportError();
  const [link, setLink] = useState('');
  const [check, setCheck] = useState<RemoteCheck>();
  const [isBusy, setBusy] = useState(false);
  const open = () => {
    const url = link.trim();
    // What the shell doesn't open in its window it leaves to the person's own browser.
    if (desktop) desktop.call('studio.open', { url }).catch(() => location.assign(url));
    else location.assign(url);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const found = await checkRemote(ownerKey, link);
      setCheck(found);
      if (found.kind === 'good' && found.warnings.length === 0) open();
    } catch (error) {
      reportError(error);
    } finally {
      setBusy(false);
    }
  };
  const problem =
    check?.kind === 'problem' ? t(`connect.problem.${check.problem}`, { host: check.host }) : undefined;
  return (
    <section className="panel flex max-w-[720px] flex-col gap-3 p-5">
      <h2 className="flex items-center gap-2 font-semibold text-m">
        <ServerIcon size={18} aria-hidden className="text-faint" /> {t('connect.title')}
      </h2>
      <p className="text-pretty text-quiet">{t('connect.body')}</p>
      <form onSubmit={event => void submit(event)} className="flex flex-wrap items-start gap-2">
        <TextField
          label={t('connect.link')}
          hideLabel
          placeholder={t('connect.link')}
          autoComplete="off"
          spellCheck={false}
          value={link}
          onChange={next => {
            setLink(next);
            setCheck(undefined);
          }}
          error={problem}
          className="min-w-60 flex-1"
        />
        <Button type="submit" disabled={link.trim() === '' || isBusy}>
          {t(isBusy ? 'connect.checking' : 'connect.button')}
        </Button>
      </form>
      {check?.kind === 'good' && check.warnings.length > 0 ? (
        <div
          role="status"
          className="flex flex-col gap-2 rounded-s bg-attention-soft p-3 text-attention text-s"
        >
          {check.warnings.map(warning => (
            <p key={warning} className="text-pretty">
              {t(`connect.warning.${warning}`, { host: check.host })}
            </p>
          ))}
          <div>
            <Button size="s" onClick={open}>
              {t('connect.anyway')}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}

import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useShow } from '../app/room-context.tsx';
import { ShieldDialog } from '../modes/ShieldDialog.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Tells the crew that it looks like a raid, and what can be done or was done by itself. */
export function RaidBanner() {
  const { t } = useTranslation('raid');
  const suspected = useShow(show => show.raid.suspected);
  const isGranted = useGranted('modes');
  const command = useCommand();
  const [isAsking, setAsking] = useState(false);
  if (!suspected) return null;
  const { accounts, people, lines, isShielded } = suspected;
  const turnOff = () => void command('mode.shield', { on: false });
  const dismiss = () => void command('raid.dismiss', {});
  const actions = isShielded ? (
    <Button size="s" onClick={turnOff}>
      {t('turnOff')}
    </Button>
  ) : (
    <div className="flex gap-2">
      <Button size="s" variant="danger" onClick={() => setAsking(true)}>
        {t('turnOn')}
      </Button>
      <Button size="s" onClick={dismiss}>
        {t('dismiss')}
      </Button>
      <ShieldDialog open={isAsking} onClose={() => setAsking(false)} />
    </div>
  );
  return (
    <Banner
      icon={ShieldAlert}
      tone="danger"
      title={t(isShielded ? 'shielded' : 'title')}
      action={isGranted ? actions : undefined}
    >
      {[
        t('accounts', { count: accounts }),
        t('people', { count: people }),
        t('lines', { count: lines }),
      ].join(', ')}
      {'. '}
      {isShielded ? t('what') : null}
    </Banner>
  );
}

import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand, useRoom, useShow, useYou } from '../app/room-context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { formatTimeOfDay } from '../ui/format.ts';

/** Shown while a live show has no picture because its host was gone too long: they go on with it, or end it. */
export function InterruptedBanner() {
  const { t, i18n } = useTranslation('golive');
  const room = useRoom();
  const command = useCommand();
  const isHost = useYou()?.role === 'host';
  const at = useShow(({ lifecycle: { phase } }) => (phase.kind === 'live' ? phase.interruptedAt : undefined));
  if (at === undefined) return null;
  const time = formatTimeOfDay(at, room.now(), i18n.language);
  const actions = (
    <span className="flex gap-2">
      <Button size="s" variant="primary" onClick={() => void command('show.resume', {})}>
        {t('interrupted.goOn')}
      </Button>
      <Button size="s" onClick={() => void command('show.end', {})}>
        {t('end.confirm')}
      </Button>
    </span>
  );
  return (
    <Banner icon={Unplug} title={t('interrupted.title', { time })} action={isHost ? actions : null}>
      {t('interrupted.body')}
    </Banner>
  );
}

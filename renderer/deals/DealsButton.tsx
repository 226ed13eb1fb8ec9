import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { setView, useView } from '../app/view-store.ts';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { proposalsIn, runningIn } from './board/board.ts';

/** Opens and closes the deals, with the numbers of running deals and of open proposals. */
export function DealsButton() {
  const { t } = useTranslation('deals');
  const open = useView(view => view.drawer === 'deals');
  const waiting = useShow(show => proposalsIn(show.deals.byId).length);
  const running = useShow(show => runningIn(show.deals.byId).length);
  const toggle = () => setView({ drawer: open ? 'none' : 'deals' });
  useShortcut('deals', toggle);
  return (
    <Tooltip text={t('open')} keys={keysOf('deals')} side="top">
      <Button size="s" variant="ghost" aria-expanded={open} onClick={toggle}>
        <Zap size={16} aria-hidden />
        {t('title')}
        {running > 0 ? <span className="text-accent">{t('count.running', { count: running })}</span> : null}
        {waiting > 0 ? (
          <span className="text-attention">{t('count.waiting', { count: waiting })}</span>
        ) : null}
      </Button>
    </Tooltip>
  );
}

import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawsWhenHidden } from '../compositor/abilities.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Tells a host, before the show is live, that this browser stops the picture while its window is out of sight. */
export function HiddenNotice() {
  const { t } = useTranslation('golive');
  const [isRead, setIsRead] = useState(drawsWhenHidden);
  if (isRead) return null;
  return (
    <Banner
      icon={EyeOff}
      title={t('hidden.title')}
      action={
        <Button size="s" onClick={() => setIsRead(true)}>
          {t('hidden.read')}
        </Button>
      }
    >
      {t('hidden.body')}
    </Banner>
  );
}

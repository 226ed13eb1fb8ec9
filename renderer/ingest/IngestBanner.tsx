import { Cable } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoomView } from '../app/room-context.tsx';
import { Banner } from '../ui/Banner.tsx';

/** Shown to the crew while an encoder has reached the server and can't be put on air, with what to set in it. */
export function IngestBanner() {
  const { t } = useTranslation('ingest');
  const state = useRoomView(({ live }) => live.ingest.state);
  // Without media the whole server has a banner of its own.
  if (state?.kind !== 'problem' || state.code === 'no-media') return null;
  const { protocol, code, offered } = state;
  return (
    <Banner icon={Cable} title={t('title', { protocol: protocol.toUpperCase() })}>
      {offered && (code === 'video-codec' || code === 'audio-codec')
        ? t(`offered.${code}`, { offered })
        : t(`problem.${code}`)}
    </Banner>
  );
}

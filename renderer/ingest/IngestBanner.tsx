import { Cable } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoomView } from '../app/room-context.tsx';
import { Banner } from '../ui/Banner.tsx';

/** Shown to the crew while an encoder has reached the server and can't be put on air, with what to set in it. */
function Problem() {
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

/** Shown while the encoder on air sends a picture that not everybody can begin to watch. */
function Warning() {
  const { t } = useTranslation('ingest');
  const state = useRoomView(({ live }) => live.ingest.state);
  const [warning] = (state?.kind === 'sending' && state.warnings) || [];
  if (!warning || state?.kind !== 'sending') return null;
  return (
    <Banner icon={Cable} title={t('warning.title', { protocol: state.protocol.toUpperCase() })}>
      {t(`warning.${warning}`)}
    </Banner>
  );
}

/** Shown for a while after an encoder was denied access. */
function Denied() {
  const { t } = useTranslation('ingest');
  const denied = useRoomView(({ live }) => live.ingest.denied);
  if (!denied) return null;
  return (
    <Banner icon={Cable} title={t('denied.title', { protocol: denied.protocol.toUpperCase() })}>
      {t(`denied.${denied.code}`)}
    </Banner>
  );
}

/** What the crew has to know of encoders. */
export function IngestBanner() {
  return (
    <>
      <Problem />
      <Warning />
      <Denied />
    </>
  );
}

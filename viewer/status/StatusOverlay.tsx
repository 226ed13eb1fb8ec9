import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ErrorCode } from '../../shared/errors.ts';
import { endParts } from '../ended/end-parts.ts';
import { watcher } from '../playback/picture.ts';
import { room } from '../session.ts';

import { Message } from './Message.tsx';

import { isSounding, type PageState } from './page-state.ts';
import { Waiting } from './Waiting.tsx';

/** The error codes with a text of their own; all others get a general one. */
const CODES_WITH_TEXT: readonly ErrorCode[] = [
  'revoked',
  'banned',
  'expired',
  'bad-token',
  'not-found',
  'outdated',
  'deleted',
];

/** Joining again leads nowhere. */
const FINAL: readonly ErrorCode[] = ['revoked', 'banned', 'deleted'];

/** What is shown instead of the video while there is none. */
export function StatusOverlay({ page }: { page: PageState }) {
  const { t } = useTranslation();
  switch (page.kind) {
    case 'playing':
      return null;
    case 'joining':
    case 'arriving':
      if (page.kind === 'joining' && page.isHeldBack)
        return <Message title={t('state.heldBack.title')} text={t('state.heldBack.text')} />;
      return (
        <div className="status-overlay" data-clear role="status">
          <i className="spinner" data-late aria-hidden="true" />
          <span className="sr-only">{t(`state.${page.kind}`)}</span>
        </div>
      );
    case 'waiting':
      return <Waiting />;
    case 'away':
      return <Away />;
    case 'broken':
      return (
        <Message title={t('state.broken.title')} text={t(`state.broken.why.${page.why}`)}>
          {!isSounding(page) && (
            <button type="button" className="solid" onClick={() => watcher.restart()}>
              {t('state.broken.retry')}
            </button>
          )}
        </Message>
      );
    case 'ended':
      return (
        <Message title={t('state.ended.title')} text={t('state.ended.text')}>
          {endParts.map((EndPart, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
            <EndPart key={index} lastedMs={page.lastedMs} />
          ))}
        </Message>
      );
    case 'closed':
      return <Closed code={page.code} />;
  }
}

function Away() {
  const { t } = useTranslation();
  const phase = useStore(room.store, state => state.show.lifecycle.phase);
  const state = phase.kind === 'live' && phase.interruptedAt !== undefined ? 'interrupted' : 'away';
  return <Message title={t(`state.${state}.title`)} text={t(`state.${state}.text`)} />;
}

function Closed({ code }: { code: ErrorCode }) {
  const { t } = useTranslation();
  const text = CODES_WITH_TEXT.includes(code) ? code : 'other';
  return (
    <Message title={t(`state.closed.${text}.title`)} text={t(`state.closed.${text}.text`)}>
      {!FINAL.includes(code) && (
        <button type="button" className="solid" onClick={() => globalThis.location.reload()}>
          {t('state.closed.again')}
        </button>
      )}
    </Message>
  );
}

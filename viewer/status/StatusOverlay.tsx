import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import mark from '../../assets/icons/vitrine.svg';
import type { ErrorCode } from '../../shared/errors.ts';
import { watcher } from '../playback/picture.ts';
import { room } from '../session.ts';
import { clockText } from '../ui/format.ts';
import type { Scene } from './page-state.ts';

/** The reasons for being turned away that have words of their own. */
const TOLD: readonly ErrorCode[] = ['revoked', 'expired', 'bad-token', 'not-found'];

/** What stands in the picture's place while there is none. */
export function Veil({ scene }: { scene: Scene }) {
  const { t } = useTranslation();
  switch (scene.kind) {
    case 'playing':
      return null;
    case 'joining':
    case 'arriving':
      return (
        <div className="veil" data-clear role="status">
          <i className="spinner" data-late aria-hidden="true" />
          <span className="sr-only">{t(`scene.${scene.kind}`)}</span>
        </div>
      );
    case 'waiting':
      return <Waiting />;
    case 'away':
      return <Words title={t('scene.away.title')} text={t('scene.away.text')} />;
    case 'broken':
      return (
        <Words title={t('scene.broken.title')} text={t('scene.broken.text')}>
          <button type="button" className="solid" onClick={() => watcher.restart()}>
            {t('scene.broken.retry')}
          </button>
        </Words>
      );
    case 'ended':
      return (
        <Words title={t('scene.ended.title')} text={t('scene.ended.text')}>
          {scene.lastedMs > 0 && (
            <p className="veil-fact">{t('scene.ended.lasted', { time: clockText(scene.lastedMs) })}</p>
          )}
        </Words>
      );
    case 'closed':
      return <Closed code={scene.code} />;
  }
}

function Waiting() {
  const { t } = useTranslation();
  const watching = useStore(room.store, state => state.watching);
  return (
    <Words title={t('scene.waiting.title')} text={t('scene.waiting.text')}>
      {watching > 1 && <p className="veil-fact">{t('scene.waiting.people', { count: watching })}</p>}
    </Words>
  );
}

function Closed({ code }: { code: ErrorCode }) {
  const { t } = useTranslation();
  const told = TOLD.includes(code) ? code : 'other';
  return (
    <Words title={t(`scene.closed.${told}.title`)} text={t(`scene.closed.${told}.text`)}>
      {code !== 'revoked' && (
        <button type="button" className="solid" onClick={() => globalThis.location.reload()}>
          {t('scene.closed.again')}
        </button>
      )}
    </Words>
  );
}

function Words({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="veil">
      <div className="veil-words" role="status">
        <img src={mark} alt="" width={44} height={44} />
        <h2>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </div>
  );
}

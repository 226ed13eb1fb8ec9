import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Background } from '../../../shared/scenes.ts';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { PICTURE_TYPES } from '../sources/upload-picture.ts';
import { useFileQuestion } from './FileButton.tsx';
import { Row, SliderRow } from './rows.tsx';
import { useUploadPicture } from './use-upload-picture.ts';

const KINDS = ['room', 'blur', 'picture'] as const;
type Kind = (typeof KINDS)[number];

const FIRST_STRENGTH = 0.6;

/** What viewers get to see behind a person: the room, the room blurred, or a picture in its place. */
export function BackgroundParts({
  background,
  onChange,
}: {
  background: Background | undefined;
  onChange: (background: Background | undefined) => void;
}) {
  const { t } = useTranslation('scenes');
  const upload = useUploadPicture();
  const question = useFileQuestion(PICTURE_TYPES, file =>
    upload(file, address => onChange({ kind: 'picture', address })),
  );
  const choose = (kind: Kind) => {
    if (kind === 'picture') question.ask();
    else onChange(kind === 'blur' ? { kind, strength: FIRST_STRENGTH } : undefined);
  };
  return (
    <>
      {question.field}
      <Row label={t('background.title')}>
        <Select
          size="s"
          label={t('background.title')}
          className="min-w-0 flex-1"
          value={background?.kind ?? 'room'}
          options={KINDS.map(kind => ({ value: kind, label: t(`background.kind.${kind}`) }))}
          onChange={kind => choose(kind as Kind)}
        />
      </Row>
      {background?.kind === 'blur' ? (
        <SliderRow
          label={t('background.strength')}
          value={background.strength}
          onChange={strength => onChange({ kind: 'blur', strength })}
        />
      ) : null}
      {background?.kind === 'picture' ? (
        <Button size="s" className="self-start" onClick={question.ask}>
          {t('file.replacePicture')}
        </Button>
      ) : null}
      {background ? <MaskNote /> : null}
    </>
  );
}

/** Whether the person is told from the room yet, and what viewers see until then. */
function MaskNote() {
  const { t } = useTranslation('scenes');
  const { programRenderer } = useStudioSession();
  const state = useStore(programRenderer.store, view => view.masks);
  if (state === 'off') return null;
  const isBroken = state === 'unreachable' || state === 'unable';
  return (
    <p
      role="status"
      className={isBroken ? 'text-pretty text-attention text-s' : 'text-pretty text-faint text-s'}
    >
      {t(`background.state.${state}`)}
    </p>
  );
}

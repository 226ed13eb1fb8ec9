import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Background } from '../../../shared/scenes/document.ts';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useFilePicker } from '../../ui/hooks/use-file-picker.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { PICTURE_TYPES } from '../sources/upload-picture.ts';
import { Row, SliderRow } from './rows.tsx';
import { useUploadPicture } from './use-upload-picture.ts';

const KINDS = ['none', 'blur', 'picture'] as const;
type Kind = (typeof KINDS)[number];

const FIRST_STRENGTH = 0.6;

/** Background effect of a camera: none, blur, or replacement by a picture. */
export function BackgroundProperties({
  background,
  onChange,
}: {
  background: Background | undefined;
  onChange: (background: Background | undefined) => void;
}) {
  const { t } = useTranslation('scenes');
  const upload = useUploadPicture();
  const picker = useFilePicker(PICTURE_TYPES, file =>
    upload(file, address => onChange({ kind: 'picture', address })),
  );
  const choose = (kind: Kind) => {
    if (kind === 'picture') picker.open();
    else onChange(kind === 'blur' ? { kind, strength: FIRST_STRENGTH } : undefined);
  };
  return (
    <>
      {picker.field}
      <Row label={t('background.title')}>
        <Select
          size="s"
          label={t('background.title')}
          className="min-w-0 flex-1"
          value={background?.kind ?? 'none'}
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
        <Button size="s" className="self-start" onClick={picker.open}>
          {t('file.replacePicture')}
        </Button>
      ) : null}
      {background ? <SegmentationNote /> : null}
    </>
  );
}

/** State of the person segmentation, and what viewers see without it. */
function SegmentationNote() {
  const { t } = useTranslation('scenes');
  const { programRenderer } = useStudioSession();
  const state = useStore(programRenderer.store, view => view.segmentation);
  if (state === 'off') return null;
  const hasFailed = state === 'unreachable' || state === 'unsupported';
  return (
    <p
      role="status"
      className={hasFailed ? 'text-pretty text-attention text-s' : 'text-pretty text-faint text-s'}
    >
      {t(`background.state.${state}`)}
    </p>
  );
}

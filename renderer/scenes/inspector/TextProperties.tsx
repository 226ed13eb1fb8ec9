import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/scenes/document.ts';
import { Select } from '../../ui/input/Select.tsx';
import { TextArea } from '../../ui/input/TextArea.tsx';
import { ColourRow, Row, SliderRow } from './rows.tsx';
import { useChangeSource } from './use-change-source.ts';

const WEIGHTS = ['regular', 'bold'] as const;

export function TextProperties({ source }: { source: Extract<Source, { kind: 'text' }> }) {
  const { t } = useTranslation('scenes');
  const change = useChangeSource(source);
  return (
    <>
      <TextArea
        label={t('field.text')}
        value={source.text}
        maxLength={200}
        onChange={text => change('text', { text })}
      />
      <ColourRow
        label={t('field.colour')}
        value={source.colour}
        onChange={colour => change('colour', { colour })}
      />
      <SliderRow
        label={t('field.size')}
        value={source.size}
        min={0.02}
        max={0.5}
        onChange={size => change('size', { size })}
      />
      <Row label={t('field.weight')}>
        <Select
          size="s"
          label={t('field.weight')}
          value={source.weight}
          className="flex-1"
          options={WEIGHTS.map(weight => ({ value: weight, label: t(`field.weights.${weight}`) }))}
          onChange={weight => change('weight', { weight: weight === 'bold' ? 'bold' : 'regular' })}
        />
      </Row>
    </>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PATTERN, MAX_WORDS, type Sought } from '../../shared/rules/rule.ts';
import { Switch } from '../ui/input/Switch.tsx';
import { TextArea } from '../ui/input/TextArea.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { sitesIn } from './drafts.ts';

interface Props<S extends Sought = Sought> {
  sought: S;
  onChange: (sought: Sought) => void;
}

/** What a kind of rule wants to know. */
export function KindFields({ sought, onChange }: Props) {
  switch (sought.kind) {
    case 'phrase':
    case 'word':
    case 'pattern':
      return <Words sought={sought} onChange={onChange} />;
    case 'link':
      return <Sites sought={sought} onChange={onChange} />;
    case 'capitals':
      return <Capitals sought={sought} onChange={onChange} />;
    case 'repeat':
      return <Repeats sought={sought} onChange={onChange} />;
    case 'mention':
      return <Mentions sought={sought} onChange={onChange} />;
    default:
      return null;
  }
}

type Of<K extends Sought['kind']> = Props<Extract<Sought, { kind: K }>>;

function Words({ sought, onChange }: Of<'phrase' | 'word' | 'pattern'>) {
  const { t } = useTranslation('rules');
  return (
    <>
      <TextField
        label={t(`form.words.${sought.kind}`)}
        value={sought.words}
        maxLength={sought.kind === 'pattern' ? MAX_PATTERN : MAX_WORDS}
        autoComplete="off"
        spellCheck={false}
        onChange={words => onChange({ ...sought, words })}
      />
      {sought.kind === 'word' ? (
        <Switch
          label={t('form.endings')}
          checked={sought.endings}
          onChange={endings => onChange({ ...sought, endings })}
        />
      ) : null}
    </>
  );
}

function Sites({ sought, onChange }: Of<'link'>) {
  const { t } = useTranslation('rules');
  const [typed, setTyped] = useState(sought.allowed.join('\n'));
  return (
    <TextArea
      label={t('form.sites')}
      hint={t('form.sitesHint')}
      rows={4}
      value={typed}
      onChange={text => {
        setTyped(text);
        onChange({ ...sought, allowed: sitesIn(text) });
      }}
    />
  );
}

function Capitals({ sought, onChange }: Of<'capitals'>) {
  const { t } = useTranslation('rules');
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberField
        label={t('form.percent')}
        value={sought.percent}
        min={30}
        max={100}
        onChange={percent => onChange({ ...sought, percent })}
      />
      <NumberField
        label={t('form.letters')}
        value={sought.letters}
        min={4}
        max={300}
        onChange={letters => onChange({ ...sought, letters })}
      />
    </div>
  );
}

function Repeats({ sought, onChange }: Of<'repeat'>) {
  const { t } = useTranslation('rules');
  return (
    <div className="grid grid-cols-2 gap-3">
      <OptionalNumber
        label={t('form.inARow')}
        value={sought.letters}
        usual={8}
        min={3}
        max={100}
        onChange={letters => onChange({ ...sought, letters })}
      />
      <OptionalNumber
        label={t('form.sameLines')}
        value={sought.lines}
        usual={3}
        min={2}
        max={20}
        onChange={lines => onChange({ ...sought, lines })}
      />
    </div>
  );
}

function Mentions({ sought, onChange }: Of<'mention'>) {
  const { t } = useTranslation('rules');
  return (
    <NumberField
      label={t('form.most')}
      value={sought.most}
      min={0}
      max={50}
      onChange={most => onChange({ ...sought, most })}
    />
  );
}

interface Range {
  label: string;
  min: number;
  max: number;
}

/** A whole number of a range; what is typed and out of it is taken to its nearest end when the field is left. */
function NumberField({
  label,
  value,
  min,
  max,
  onChange,
}: Range & { value: number; onChange: (value: number) => void }) {
  const [typed, setTyped] = useState(String(value));
  const clamp = (text: string) => Math.min(max, Math.max(min, Math.round(Number(text) || min)));
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      value={typed}
      onChange={text => {
        setTyped(text);
        onChange(clamp(text));
      }}
      onBlur={() => setTyped(String(clamp(typed)))}
    />
  );
}

/** A number that can be left out. */
function OptionalNumber(
  props: Range & { value: number | null; usual: number; onChange: (value: number | null) => void },
) {
  const { value, usual, onChange, label, ...range } = props;
  return (
    <div className="flex flex-col gap-2">
      <Switch label={label} checked={value !== null} onChange={on => onChange(on ? usual : null)} />
      {value === null ? null : (
        <NumberField key="number" {...range} label={label} value={value} onChange={onChange} />
      )}
    </div>
  );
}

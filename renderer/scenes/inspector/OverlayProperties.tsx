import { LoaderPinwheel } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OverlayThemeName, type Source } from '../../../shared/scenes/document.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/input/Select.tsx';
import { TextArea } from '../../ui/input/TextArea.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { setTheme } from '../document/edits.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { spinWheel } from '../program/wheel.ts';
import { Row } from './rows.tsx';
import { useChangeSource } from './use-change-source.ts';

type OverlaySource = Extract<Source, { kind: 'overlay' }>;
type OverlayOf<K extends OverlaySource['overlay']['kind']> = Extract<OverlaySource['overlay'], { kind: K }>;

const MAX_ENTRIES = 24;

function LowerThird({ source, overlay }: { source: OverlaySource; overlay: OverlayOf<'lowerThird'> }) {
  const { t } = useTranslation('scenes');
  const change = useChangeSource(source);
  return (
    <>
      <TextField
        label={t('field.title')}
        value={overlay.title}
        maxLength={80}
        onChange={title => change('title', { overlay: { ...overlay, title } })}
      />
      <TextField
        label={t('field.subtitle')}
        value={overlay.subtitle}
        maxLength={120}
        onChange={subtitle => change('subtitle', { overlay: { ...overlay, subtitle } })}
      />
    </>
  );
}

function Wheel({ source, overlay }: { source: OverlaySource; overlay: OverlayOf<'wheel'> }) {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const change = useChangeSource(source);
  const write = (text: string) => {
    const entries = text.split('\n').slice(0, MAX_ENTRIES);
    change('entries', { overlay: { kind: 'wheel', entries: entries.map(entry => entry.slice(0, 40)) } });
  };
  return (
    <>
      <TextArea
        label={t('field.entries')}
        hint={t('wheel.hint')}
        rows={5}
        maxLength={MAX_ENTRIES * 41}
        value={overlay.entries.join('\n')}
        onChange={write}
      />
      <Button size="s" className="self-start" onClick={() => spinWheel(editor, source.id)}>
        <LoaderPinwheel size={14} /> {t('wheel.spin')}
      </Button>
    </>
  );
}

/** Theme of all overlays of the show. */
function Theme() {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const theme = useSceneEditorView(view => view.document.theme);
  return (
    <Row label={t('theme.title')}>
      <Select
        size="s"
        label={t('theme.title')}
        value={theme}
        className="flex-1"
        options={OverlayThemeName.options.map(name => ({ value: name, label: t(`theme.names.${name}`) }))}
        onChange={name => editor.edit(setTheme(name === 'paper' ? 'paper' : 'vitrine'))}
      />
    </Row>
  );
}

/** Content of an overlay, or where it comes from, and the theme of all overlays. */
export function OverlayProperties({ source }: { source: OverlaySource }) {
  return (
    <>
      <Content source={source} />
      <Theme />
    </>
  );
}

function Content({ source }: { source: OverlaySource }) {
  const { t } = useTranslation('scenes');
  const change = useChangeSource(source);
  const { overlay } = source;
  switch (overlay.kind) {
    case 'lowerThird':
      return <LowerThird source={source} overlay={overlay} />;
    case 'wheel':
      return <Wheel source={source} overlay={overlay} />;
    case 'ticker':
      return (
        <TextArea
          label={t('field.text')}
          value={overlay.text}
          maxLength={300}
          onChange={text => change('text', { overlay: { kind: 'ticker', text } })}
        />
      );
    case 'product':
    case 'chat':
      return <p className="text-pretty text-quiet text-s">{t(`bound.${overlay.kind}`)}</p>;
  }
}

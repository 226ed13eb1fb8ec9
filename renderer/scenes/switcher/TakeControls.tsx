import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Transition } from '../../../shared/scenes/document.ts';
import { keysOf, useShortcut } from '../../app/shortcuts/use-shortcut.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Menu } from '../../ui/overlay/Menu.tsx';
import { setTransition } from '../document/edits.ts';
import { CUT } from '../editor/scene-editor-view.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';

const CHOICES: readonly Transition[] = [
  { kind: 'fade', ms: 300 },
  { kind: 'fade', ms: 600 },
  { kind: 'fade', ms: 1000 },
  { kind: 'wipe', ms: 300 },
  { kind: 'wipe', ms: 600 },
];

function TransitionMenu() {
  const { t, i18n } = useTranslation('scenes');
  const editor = useSceneEditor();
  const chosen = useSceneEditorView(view => view.document.transition);
  const seconds = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1 });
  return (
    <Menu
      title={t('transition.title')}
      trigger={
        <IconButton size="s" side="top" label={t('transition.choose')}>
          <ChevronDown size={14} />
        </IconButton>
      }
      entries={CHOICES.map(choice => ({
        id: `${choice.kind} ${choice.ms}`,
        label: t(`transition.timed.${choice.kind}`, { seconds: seconds.format(choice.ms / 1000) }),
        checked: choice.kind === chosen.kind && choice.ms === chosen.ms,
        onSelect: () => editor.edit(setTransition(choice)),
      }))}
    />
  );
}

/** A button's shortcut, hidden in a narrow bar. */
function Key({ id }: { id: 'cut' | 'fade' }) {
  return (
    <span className="@max-[800px]:hidden">
      <Kbd keys={keysOf(id)} />
    </span>
  );
}

/** Takes the preview to program: by a cut, or by the document's transition. */
export function TakeControls() {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const kind = useSceneEditorView(view => view.document.transition.kind);
  useShortcut('cut', () => editor.take(CUT));
  useShortcut('fade', () => editor.take());
  return (
    <fieldset aria-label={t('take.group')} className="flex shrink-0 items-center gap-1">
      <Button size="s" onMouseDown={event => event.preventDefault()} onClick={() => editor.take(CUT)}>
        {t('take.cut')} <Key id="cut" />
      </Button>
      <Button size="s" onMouseDown={event => event.preventDefault()} onClick={() => editor.take()}>
        {t(`take.${kind}`)} <Key id="fade" />
      </Button>
      <TransitionMenu />
    </fieldset>
  );
}

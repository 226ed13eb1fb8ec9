import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/overlay/Popover.tsx';
import { showErrorToast } from '../../ui/overlay/toast.ts';
import { addScene, freeName } from '../document/edits.ts';
import { layersOf, TEMPLATE_IDS, type TemplateId } from '../document/templates.ts';
import { newId } from '../editor/scene-editor.ts';
import { openEditor, useSceneEditor } from '../editor/use-scene-editor.ts';
import { TemplateThumbnail } from './TemplateThumbnail.tsx';

/** Kinds of source that can fill a template's slots. */
const FILLING = ['camera', 'screen', 'film', 'image'];

/** Adds a scene from a template, filled with the document's sources. */
export function NewScene() {
  const { t } = useTranslation('scenes');
  const editor = useSceneEditor();
  const [open, setOpen] = useState(false);
  const add = (template: TemplateId) => {
    setOpen(false);
    const { sources, scenes } = editor.store.getState().document;
    const filling = sources.filter(source => FILLING.includes(source.kind)).map(source => source.id);
    const scene = {
      id: newId(),
      name: freeName(t(`template.${template}`), scenes),
      layers: [...layersOf(template, filling, newId)],
    };
    if (editor.edit(addScene(scene))) openEditor(editor, scene.id);
    else showErrorToast(t('full'));
  };
  return (
    <Popover
      side="top"
      align="start"
      title={t('template.title')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton size="s" side="top" label={t('scene.add')}>
          <Plus size={16} />
        </IconButton>
      }
    >
      <ul className="grid w-[360px] grid-cols-3 gap-2">
        {TEMPLATE_IDS.map(id => (
          <li key={id}>
            <button
              type="button"
              onClick={() => add(id)}
              className="flex w-full flex-col gap-1 rounded-s p-1.5 text-left text-s hover:bg-hover"
            >
              <TemplateThumbnail id={id} />
              {t(`template.${id}`)}
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

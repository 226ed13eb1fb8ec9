import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { useObsRequest, useReplica } from '../context.tsx';
import type { ObsItem } from '../replica/replica.ts';

const NONE: readonly ObsItem[] = [];

/** The items of the scene being edited: the one on preview in studio mode, else the one on program. */
export function ItemsPart() {
  const { t } = useTranslation('obs');
  const scene = useReplica(obs => obs.preview ?? obs.program) ?? '';
  const items = useReplica(obs => obs.items[scene]) ?? NONE;
  return (
    <PanelSection
      title={t('items.title')}
      aside={<span className="truncate text-quiet text-s">{scene}</span>}
      className="pb-2"
    >
      {items.length === 0 ? <p className="px-3 pb-1 text-m text-quiet">{t('items.none')}</p> : null}
      <ul>
        {items.map(item => (
          <Item key={item.id} scene={scene} item={item} />
        ))}
      </ul>
    </PanelSection>
  );
}

function Item({ scene, item: { id, name, enabled } }: { scene: string; item: ObsItem }) {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  const change = { sceneName: scene, sceneItemId: id, sceneItemEnabled: !enabled };
  return (
    <li className="flex h-9 items-center gap-2 pr-2 pl-3 hover:bg-hover">
      <span
        className={enabled ? 'min-w-0 flex-1 truncate text-m' : 'min-w-0 flex-1 truncate text-faint text-m'}
      >
        {name}
      </span>
      <IconButton
        size="s"
        side="left"
        label={enabled ? t('items.hide', { name }) : t('items.show', { name })}
        aria-pressed={enabled}
        onClick={() => request(client => client.call('SetSceneItemEnabled', change))}
      >
        {enabled ? <Eye size={16} /> : <EyeOff size={16} />}
      </IconButton>
    </li>
  );
}

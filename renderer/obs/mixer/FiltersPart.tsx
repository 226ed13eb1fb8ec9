import { useTranslation } from 'react-i18next';
import { Switch } from '../../ui/input/Switch.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { useObsRequest, useReplica } from '../context.tsx';

/** Switches for the filters of all sources and scenes. Renders nothing if there are none. */
export function FiltersPart() {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  const filters = useReplica(obs => obs.filters) ?? {};
  const sources = Object.entries(filters);
  if (sources.length === 0) return null;
  return (
    <PanelSection title={t('filters.title')} className="pb-3">
      <ul className="flex flex-col gap-2 px-3">
        {sources.map(([sourceName, list]) => (
          <li key={sourceName} className="flex items-start gap-3">
            <span className="w-32 shrink-0 truncate pt-px text-m text-quiet">{sourceName}</span>
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              {list.map(({ name: filterName, enabled }) => (
                <Switch
                  key={filterName}
                  label={filterName}
                  checked={enabled}
                  onChange={filterEnabled =>
                    request(client =>
                      client.call('SetSourceFilterEnabled', { sourceName, filterName, filterEnabled }),
                    )
                  }
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

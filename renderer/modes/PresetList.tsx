import { useTranslation } from 'react-i18next';
import type { ModeSetting } from '../../shared/modes/mode.ts';
import { formatSetting } from './format.ts';

/** What shield mode turns on, in words. */
export function PresetList({ preset }: { preset: readonly ModeSetting[] }) {
  const { t } = useTranslation('modes');
  return (
    <ul className="my-1 flex list-disc flex-col gap-1 pl-5 text-m">
      {preset.map(setting => (
        <li key={setting.kind}>
          {formatSetting(t, setting)}
          <span className="text-quiet"> · {t(`what.${setting.kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}

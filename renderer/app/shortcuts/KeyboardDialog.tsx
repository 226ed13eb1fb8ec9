import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/Kbd.tsx';
import { Dialog } from '../../ui/overlay/Dialog.tsx';
import { useYou } from '../room-context.tsx';
import { setView, useView } from '../view-store.ts';
import { keyLabel, type Shortcut, type ShortcutGroup, type ShortcutId, shortcuts } from './shortcuts.ts';
import { isMac, useShortcut } from './use-shortcut.ts';

const GROUPS: ShortcutGroup[] = ['everywhere', 'stage', 'offers', 'room'];

function Keys({ shortcut }: { shortcut: Shortcut }) {
  const { t } = useTranslation('app');
  if (shortcut.shown) return <Kbd keys={shortcut.shown} />;
  return (
    <span className="flex items-center gap-1.5 text-faint text-s">
      {shortcut.keys.map((key, index) => (
        <span key={key} className="flex items-center gap-1.5">
          {index > 0 ? t('keys.or') : null}
          <Kbd keys={keyLabel(key, isMac)} />
        </span>
      ))}
    </span>
  );
}

function Group({ group, entries }: { group: ShortcutGroup; entries: [ShortcutId, Shortcut][] }) {
  const { t } = useTranslation('app');
  if (entries.length === 0) return null;
  return (
    <section className="break-inside-avoid pb-4">
      <h3 className="mb-1 font-semibold text-quiet text-s uppercase tracking-[0.06em]">
        {t(`keys.groups.${group}`)}
      </h3>
      <dl>
        {entries.map(([id, shortcut]) => (
          <div key={id} className="flex min-h-8 items-center justify-between gap-4 border-line border-b py-1">
            <dt className="min-w-0">{t(`keys.${id}`)}</dt>
            <dd>
              <Keys shortcut={shortcut} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Lists the shortcuts of the role's layout, from the table of shortcuts. */
export function KeyboardDialog() {
  const { t } = useTranslation('app');
  const open = useView(view => view.dialog === 'keys');
  const role = useYou()?.role;
  useShortcut('help', () => setView({ dialog: 'keys' }));
  const mine = (Object.entries(shortcuts) as [ShortcutId, Shortcut][]).filter(
    ([, shortcut]) => role && shortcut.roles.includes(role),
  );
  return (
    <Dialog
      open={open}
      onClose={() => setView({ dialog: 'none' })}
      title={t('keys.title')}
      description={t('keys.body')}
      width="w-[720px]"
    >
      <div className="columns-2 gap-8">
        {GROUPS.map(group => (
          <Group key={group} group={group} entries={mine.filter(([, each]) => each.group === group)} />
        ))}
      </div>
    </Dialog>
  );
}

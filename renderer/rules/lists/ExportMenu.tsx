import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ListFormat } from '../../../shared/rules/list-file.ts';
import { useShow } from '../../app/room-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/overlay/Menu.tsx';
import { showToast } from '../../ui/overlay/toast.ts';
import { saveText } from '../../ui/save-text.ts';
import { writeList } from './write-list.ts';

/** Saves the rules as a file, in our own format or as a plain list that another platform takes. */
export function ExportMenu() {
  const { t } = useTranslation('rules');
  const rules = useShow(show => show.rules.list);
  const save = (format: ListFormat) => {
    const { leftOut, ...file } = writeList(rules, format);
    saveText(file);
    const notes = [
      t('export.saved', { name: file.name }),
      leftOut > 0 && t('export.leftOut', { count: leftOut }),
    ];
    showToast(notes.filter(Boolean).join(' '));
  };
  return (
    <Menu
      align="start"
      title={t('export.title')}
      trigger={
        <Button size="s" disabled={rules.length === 0}>
          <Download size={14} aria-hidden /> {t('export.open')}
        </Button>
      }
      entries={ListFormat.options.map(format => ({
        id: format,
        label: t(`format.${format}`),
        onSelect: () => save(format),
      }))}
    />
  );
}

import { Archive, ArchiveRestore, Copy, MoreVertical, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/catalog/product.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/overlay/Menu.tsx';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { openProductTask } from '../product/product-store.ts';

/** What can be done with one product. */
export function RowMenu({ product, tabIndex }: { product: Product; tabIndex: number }) {
  const { t } = useTranslation('catalog');
  const command = useUndoableCommand();
  const { id: productId, archived } = product;
  const archive = () =>
    void command('catalog.edit', { productId, change: { archived: archived ? null : true } });
  const entries: MenuEntry[] = [
    {
      id: 'edit',
      label: t('product.menu.edit'),
      icon: <Pencil size={14} aria-hidden />,
      onSelect: () => openProductTask({ kind: 'edit', product }),
    },
    {
      id: 'duplicate',
      label: t('product.menu.duplicate'),
      icon: <Copy size={14} aria-hidden />,
      onSelect: () => openProductTask({ kind: 'add', like: product }),
    },
    {
      id: 'archive',
      label: t(archived ? 'product.menu.bringBack' : 'product.menu.archive'),
      icon: archived ? <ArchiveRestore size={14} aria-hidden /> : <Archive size={14} aria-hidden />,
      onSelect: archive,
    },
    {
      id: 'remove',
      label: t('product.menu.remove'),
      icon: <Trash2 size={14} aria-hidden />,
      danger: true,
      onSelect: () => openProductTask({ kind: 'remove', product }),
    },
  ];
  return (
    <Menu
      entries={entries}
      trigger={
        <IconButton
          size="s"
          side="left"
          tabIndex={tabIndex}
          label={t('product.menu.open', { title: product.title })}
        >
          <MoreVertical size={16} aria-hidden />
        </IconButton>
      }
    />
  );
}

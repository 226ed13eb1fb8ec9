import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx';
import { Dialog } from '../../ui/overlay/Dialog.tsx';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { ProductForm } from './ProductForm.tsx';
import { closeProductTask, useProductTask } from './product-store.ts';

/** The dialogs for one product: its form, and the question before it is removed. */
export function ProductDialogs() {
  const { t } = useTranslation('catalog');
  const command = useUndoableCommand();
  const { task } = useProductTask();
  const removed = task.kind === 'remove' ? task.product : undefined;
  const isForm = task.kind === 'add' || task.kind === 'edit';
  return (
    <>
      <Dialog
        open={isForm}
        onClose={closeProductTask}
        title={task.kind === 'edit' ? t('product.edit', { title: task.product.title }) : t('product.new')}
        width="w-[640px]"
      >
        {isForm ? <ProductForm task={task} /> : null}
      </Dialog>
      <ConfirmDialog
        open={removed !== undefined}
        title={t('product.removeTitle', { title: removed?.title ?? '' })}
        body={t('product.removeBody')}
        confirm={t('product.remove')}
        onConfirm={() => {
          closeProductTask();
          if (removed) void command('catalog.remove', { productId: removed.id });
        }}
        onCancel={closeProductTask}
      />
    </>
  );
}

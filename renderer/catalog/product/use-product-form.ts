import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/catalog/product.ts';
import { useShow } from '../../app/room-context.tsx';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { useChosenPicture } from '../pictures/use-chosen-picture.ts';
import {
  changeBetween,
  draftOf,
  emptyDraft,
  type FieldError,
  type ProductDraft,
  readDraft,
} from './draft.ts';
import { closeProductTask, type ProductTask } from './product-store.ts';

export type FormTask = Extract<ProductTask, { kind: 'add' | 'edit' }>;

/** What a new product takes over from its model: all but what belongs to that one alone. */
function modelOf({ history: _its, archived: _not, pictureFile: _file, ...like }: Product): Partial<Product> {
  return like;
}

/** What the form begins with. */
function useFirstDraft(task: FormTask): ProductDraft {
  const { t } = useTranslation('catalog');
  const currency = useShow(show => show.catalog.products[0]?.price.currency ?? 'EUR');
  if (task.kind === 'edit') return draftOf(task.product);
  if (!task.like) return emptyDraft(currency);
  const title = t('product.copyOf', { title: task.like.title }).slice(0, 120);
  return { ...draftOf(task.like), id: '', title };
}

/** The form of a product: what is written, what is wrong with it, and saving it. */
export function useProductForm(task: FormTask) {
  const command = useUndoableCommand();
  const products = useShow(show => show.catalog.products);
  const first = useFirstDraft(task);
  const [draft, setDraft] = useState(first);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [picture, setPicture] = useState<File>();
  const [isSaving, setSaving] = useState(false);
  const takePicture = useChosenPicture();

  /** Sends what is new; false if the show refused it. */
  const send = async (product: Product): Promise<boolean> => {
    if (task.kind === 'add') return (await command('catalog.add', { product })) !== undefined;
    const { id: productId, brand } = product;
    const change = changeBetween(task.product, product);
    if (change && !(await command('catalog.edit', { productId, change }))) return false;
    if (brand === task.product.brand) return true;
    return (await command('catalog.setBrand', { productId, brand: brand ?? null })) !== undefined;
  };

  const save = async () => {
    const others = products.filter(({ id }) => task.kind === 'add' || id !== task.product.id);
    const base = task.kind === 'edit' ? task.product : task.like ? modelOf(task.like) : {};
    const read = readDraft(draft, base, new Set(others.map(({ id }) => id)));
    setErrors('errors' in read ? read.errors : []);
    if ('errors' in read) return;
    setSaving(true);
    const isDone = await send(read.product);
    setSaving(false);
    if (!isDone) return;
    closeProductTask();
    takePicture(read.product, picture);
  };

  const change = (part: Partial<ProductDraft>) => setDraft(before => ({ ...before, ...part }));
  return { draft, change, errors, picture, setPicture, isSaving, save };
}

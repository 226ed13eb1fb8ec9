import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFileDrop } from '../import/use-file-drop.ts';
import { useChosenPicture } from '../pictures/use-chosen-picture.ts';
import { Cell } from './Cell.tsx';
import { COLUMN_NAMES, COLUMNS } from './columns.ts';
import { NameCell } from './NameCell.tsx';
import { RowMenu } from './RowMenu.tsx';
import type { Row } from './rows.ts';
import { useCellEdit } from './use-cell-edit.ts';
import { type CellPosition, type Grid, useGrid } from './use-grid.ts';

const ROW_HEIGHT = 40;
/** Image, then the columns in their order, then the menu. */
const WIDTHS =
  'grid grid-cols-[68px_minmax(150px,2fr)_90px_90px_76px_minmax(90px,1fr)_minmax(90px,1fr)_minmax(90px,1fr)_40px]';

/**
 * A virtual table of the products, with cells that are edited by pointer or by keyboard as in a spreadsheet. It uses the
 * grid pattern of WAI-ARIA, where the grid has the focus, as most rows are not in the DOM.
 */
export function CatalogTable(props: {
  rows: readonly Row[];
  opened: ReadonlySet<string>;
  onToggle: (productId: string) => void;
}) {
  const { rows, opened, onToggle } = props;
  const { t } = useTranslation('catalog');
  const frame = useRef<HTMLDivElement>(null);
  const textAt = ({ row, column }: CellPosition): string | undefined => {
    const found = rows[row];
    const name = COLUMN_NAMES[column];
    if (!found || !name || (found.variant && !COLUMNS[name].ofVariants)) return undefined;
    return COLUMNS[name].format(found.variant ?? found.product);
  };
  const grid = useGrid(rows.length, textAt);
  const { at } = grid;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: index => rows[index]?.key ?? index,
  });
  const goTo = (place: CellPosition) => {
    grid.goTo(place);
    virtual.scrollToIndex(Math.max(0, Math.min(rows.length - 1, place.row)));
    frame.current?.focus();
  };
  const edit = useCellEdit(rows, { ...grid, goTo });
  const isVisible = virtual.getVirtualItems().some(({ index }) => index === at.row);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        ref={frame}
        role="grid"
        tabIndex={0}
        aria-label={t('table.title')}
        aria-rowcount={rows.length + 1}
        aria-colcount={COLUMN_NAMES.length + 1}
        aria-activedescendant={isVisible ? `cell-${at.row}-${at.column}` : undefined}
        onKeyDown={event => {
          const row = rows[at.row];
          if (event.key === ' ' && grid.editText === undefined && row?.product.variants) {
            event.preventDefault();
            onToggle(row.product.id);
            return;
          }
          grid.onKeyDown(event);
          virtual.scrollToIndex(at.row);
        }}
        className="min-h-0 flex-1 overflow-auto text-s outline-none"
      >
        <Head />
        <div role="rowgroup" className="relative min-w-[784px]" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            return row ? (
              <TableRow key={key} row={row} index={index} start={start}>
                <NameCell
                  row={row}
                  opened={opened.has(row.product.id)}
                  active={at.row === index}
                  onOpen={() => onToggle(row.product.id)}
                />
                <Cells row={row} index={index} grid={{ ...grid, goTo }} edit={edit} textAt={textAt} />
                <MenuCell row={row} active={at.row === index} />
              </TableRow>
            ) : null;
          })}
        </div>
      </div>
      {edit.error ? (
        <p role="alert" className="border-line border-t px-3 py-2 text-danger text-s">
          {edit.error}
        </p>
      ) : null}
    </div>
  );
}

/** A row, on which a picture can be dropped. */
function TableRow(props: { row: Row; index: number; start: number; children: ReactNode }) {
  const { row, index, start, children } = props;
  const takePicture = useChosenPicture();
  const { over, handlers } = useFileDrop(([file]) => takePicture(row.product, file));
  return (
    <div
      {...handlers}
      role="row"
      aria-rowindex={index + 2}
      className={clsx(
        WIDTHS,
        'absolute inset-x-0 h-10 border-line border-t',
        over ? 'bg-info-soft outline-2 outline-accent outline-offset-[-2px]' : 'hover:bg-hover',
      )}
      style={{ transform: `translateY(${start}px)` }}
    >
      {children}
    </div>
  );
}

function Cells(props: {
  row: Row;
  index: number;
  grid: Grid;
  edit: ReturnType<typeof useCellEdit>;
  textAt: (place: CellPosition) => string | undefined;
}) {
  const { row, index, grid, edit, textAt } = props;
  return COLUMN_NAMES.map((column, place) => {
    const here = { row: index, column: place };
    const active = grid.at.row === index && grid.at.column === place;
    return (
      <Cell
        key={column}
        id={`cell-${index}-${place}`}
        row={row}
        column={column}
        index={place}
        active={active}
        editText={active ? grid.editText : undefined}
        wrong={edit.error !== undefined}
        onPick={() => {
          if (!active) grid.goTo(here);
        }}
        onOpen={() => {
          const text = textAt(here);
          if (text !== undefined) grid.edit(text);
        }}
        onType={grid.edit}
        onDone={step => edit.done(here, step)}
        onLeave={edit.leave}
      />
    );
  });
}

/** The menu of a product; its keys are its own, not the grid's. */
function MenuCell({ row, active }: { row: Row; active: boolean }) {
  return (
    <div
      role="gridcell"
      aria-colindex={COLUMN_NAMES.length + 1}
      className="flex items-center justify-center"
      onKeyDown={event => event.stopPropagation()}
    >
      {row.variant ? null : <RowMenu product={row.product} tabIndex={active ? 0 : -1} />}
    </div>
  );
}

function Head() {
  const { t } = useTranslation('catalog');
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${WIDTHS} sticky top-0 z-10 h-9 min-w-[784px] items-center bg-surface text-quiet`}
    >
      <div role="columnheader">
        <span className="sr-only">{t('field.picture')}</span>
      </div>
      {COLUMN_NAMES.map((column, index) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={index + 1}
          className={`truncate px-2 font-medium ${index >= 1 && index <= 3 ? 'text-right' : ''}`}
        >
          {t(`table.${column}`)}
        </div>
      ))}
      <div role="columnheader" aria-colindex={COLUMN_NAMES.length + 1}>
        <span className="sr-only">{t('product.menu.title')}</span>
      </div>
    </div>
  );
}

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { SideScroll } from '../ui/SideScroll.tsx';
import type { Table } from './tables.ts';

export function ReportTable({ title, columns, rows, empty, note }: Table) {
  return (
    <Part title={title}>
      {note === undefined ? null : <p className="max-w-[75ch] text-pretty text-quiet text-s">{note}</p>}
      {rows.length === 0 ? (
        <p className="text-pretty text-quiet">{empty}</p>
      ) : (
        <SideScroll label={title}>
          <table aria-label={title} className="w-full border-collapse tabular-nums">
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th
                    key={column}
                    scope="col"
                    className={clsx(
                      'py-1 font-medium text-quiet text-s',
                      index === 0 ? 'text-left' : 'pl-2 text-right sm:pl-3',
                    )}
                  >
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells }) => (
                <tr key={key} className="border-line border-t">
                  {cells.map((cell, index) => (
                    <td
                      key={columns[index]}
                      className={clsx(
                        'py-1.5 align-top',
                        index === 0
                          ? 'min-w-24 sm:min-w-32 text-left [overflow-wrap:anywhere]'
                          : 'pl-2 text-right sm:pl-3',
                      )}
                    >
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      )}
    </Part>
  );
}

/** A part of the report under its title. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-quiet text-s uppercase tracking-[0.06em]">{title}</h3>
      {children}
    </section>
  );
}

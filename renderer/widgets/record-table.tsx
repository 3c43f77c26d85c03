import './record-table.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What to sort by; without it the column keeps the order it came in. */
  readonly sort?: (row: Row) => string | number;
  readonly width?: string;
}

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[] | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly empty: string;
  /** Where the station sorts, since it alone has all rows: columns with a `sort` say by what. */
  readonly sorting?: {
    readonly order: { readonly key: string; readonly down: boolean };
    readonly onOrder: (order: { key: string; down: boolean }) => void;
  };
  /** The last rows come into sight: there may be more. */
  readonly onEnd?: () => void;
}

const ROW_PX = 42;
/** So many rows before the last one, the next are asked for. */
const AHEAD = 40;

/** Tables are the same everywhere: sort by heading, arrows move, Enter opens, only what shows is drawn. */
export function RecordTable<Row>({ label, rows, columns, rowId, onOpen, empty, sorting, onEnd }: Props<Row>) {
  const [own, setOwn] = useState<Order>();
  const order = sorting?.order ?? own;
  const setOrder = (to: Order): void => (sorting === undefined || to === undefined ? setOwn(to) : sorting.onOrder(to));
  const [selected, setSelected] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => (sorting === undefined ? sortRows(rows ?? [], columns, own) : (rows ?? [])), [rows, columns, own, sorting]);
  const drawn = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const lastDrawn = drawn.getVirtualItems().at(-1)?.index ?? 0;
  const nearEnd = sorted.length > 0 && lastDrawn >= sorted.length - AHEAD;
  useEffect(() => {
    if (nearEnd) onEnd?.();
  }, [nearEnd, onEnd]);
  const template = columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ');
  const onKey = (event: KeyboardEvent): void => {
    const to = { ArrowDown: selected + 1, ArrowUp: selected - 1, Home: 0, End: sorted.length - 1 }[event.key];
    const row = sorted[selected];
    if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) onOpen(row);
    if (to === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(sorted.length - 1, to));
    setSelected(index);
    drawn.scrollToIndex(index);
  };
  if (rows !== undefined && rows.length === 0) return <div className="cw-panel cw-empty">{empty}</div>;
  return (
    // Not a table element: its rows are drawn as they scroll into view.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its body has the focus, since that is what scrolls
    <div className="cw-panel cw-table" role="grid" aria-label={label} aria-rowcount={sorted.length + 1} onKeyDown={onKey}>
      <div className="cw-table-head" role="row" style={{ gridTemplateColumns: template }}>
        {columns.map((column) => (
          <button
            key={column.key}
            type="button"
            role="columnheader"
            tabIndex={column.sort === undefined ? -1 : 0}
            aria-sort={ariaSort(column.key, order)}
            onClick={() => setOrder(nextOrder(column, order))}
          >
            {column.title}
            {order?.key === column.key ? (order.down ? ' ↓' : ' ↑') : ''}
          </button>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be within reach of the keyboard */}
      <div className="cw-table-body" role="rowgroup" ref={scroller} tabIndex={0}>
        <div style={{ height: drawn.getTotalSize(), position: 'relative' }}>
          {drawn.getVirtualItems().map((item) => {
            const row = sorted[item.index] as Row;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys
              <div
                key={rowId(row)}
                className="cw-table-row"
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={item.index === selected}
                style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)`, height: item.size }}
                onClick={() => {
                  setSelected(item.index);
                  onOpen?.(row);
                }}
              >
                {columns.map((column) => (
                  <span key={column.key} role="gridcell">
                    {column.cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Order = { readonly key: string; readonly down: boolean } | undefined;

function ariaSort(key: string, order: Order): 'ascending' | 'descending' | 'none' {
  if (order?.key !== key) return 'none';
  return order.down ? 'descending' : 'ascending';
}

function nextOrder<Row>(column: Column<Row>, order: Order): Order {
  if (column.sort === undefined) return order;
  return { key: column.key, down: order?.key === column.key && !order.down };
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order): readonly Row[] {
  const by = columns.find((column) => column.key === order?.key)?.sort;
  if (by === undefined || order === undefined) return rows;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [a, b] = [by(left), by(right)];
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)));
  });
}

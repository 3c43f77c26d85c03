import { Kbd, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';
import { type ListName, ListTools, type View } from './list-tools.tsx';
import { type Column, RecordTable } from './record-table.tsx';

interface Props<Row> {
  /** Of the list, for its export and for what is kept by name on this machine. */
  readonly name: ListName;
  readonly label: string;
  /** What can be typed to find a row. */
  readonly find: string;
  readonly empty: string;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly states: readonly string[];
  /** What a chip says, where it is no state. */
  readonly chip?: (state: string) => string;
  /** Those with a `sort` are what the station sorts by. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowId: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly windows: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly fetchNextPage: () => Promise<unknown> };
}

/** A list of any length, the same everywhere: find, chips, columns, saved views, export; the station sorts, and gives it window by window. */
export function ListTable<Row>(props: Props<Row>) {
  const { name, label, find, empty, view, onView, states, chip, columns, rows, rowId, onOpen, windows } = props;
  const input = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => input.current?.focus()]]);
  return (
    <>
      <TextInput
        ref={input}
        mb="md"
        w={420}
        autoFocus
        aria-label={find}
        placeholder={find}
        value={view.text}
        onChange={(event) => onView({ ...view, text: event.currentTarget.value })}
        rightSection={<Kbd size="xs">/</Kbd>}
      />
      <ListTools {...{ name, view, states, columns, onView }} {...(chip === undefined ? {} : { chip })} />
      <RecordTable<Row>
        {...{ label, rows, rowId, onOpen, empty }}
        columns={columns.filter(({ key }) => !view.hidden.includes(key))}
        sorting={{
          order: { key: view.sort.by, down: view.sort.down },
          onOrder: ({ key, down }) => onView({ ...view, sort: { by: key, down } }),
        }}
        onEnd={() => (windows.hasNextPage && !windows.isFetchingNextPage ? void windows.fetchNextPage() : undefined)}
      />
    </>
  );
}

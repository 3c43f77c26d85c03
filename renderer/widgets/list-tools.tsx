import { ActionIcon, Button, Checkbox, Chip, Group, Menu, Popover, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput, ActionOutput } from '../../core/actions/all.ts';
import { useAction, useStation } from '../queries.ts';
import { FailureNotice } from './failure-notice.tsx';
import { toldWhere } from './told-where.ts';
import { useRowsWritten } from './use-rows-written.ts';

/** What a list shows, as a view keeps it. */
export interface View {
  readonly text: string;
  readonly states: readonly string[];
  readonly hidden: readonly string[];
  readonly sort: { readonly by: string; readonly down: boolean };
}

export type ListName = ActionInput<'report.export-list'>['list'] | 'raids';

interface Props {
  /** Of the list, for what whoever is signed in keeps of it by name. */
  readonly name: ListName;
  readonly view: View;
  readonly states: readonly string[];
  /** What a chip says, where it is no state. */
  readonly chip?: (state: string) => string;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly onView: (view: View) => void;
}

/** Chips that filter by state, columns, saved views and the export: the same above every list. */
export function ListTools({ name, view, states, chip, columns, onView }: Props) {
  const { t } = useTranslation();
  const said = chip ?? ((state: string): string => t(`states.${state as 'active'}`, { defaultValue: state }));
  return (
    <Group mb="md" gap="xs">
      <Chip.Group multiple value={[...view.states]} onChange={(chosen) => onView({ ...view, states: chosen })}>
        <Group gap={6} role="group" aria-label={t('lists.states')}>
          {states.map((state) => (
            <Chip key={state} value={state} size="xs" variant="light">
              {said(state)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <div style={{ flex: 1 }} />
      <Columns view={view} columns={columns} onView={onView} />
      <Views name={name} view={view} onView={onView} />
      <Export name={name} view={view} />
    </Group>
  );
}

function Columns({ view, columns, onView }: Pick<Props, 'view' | 'columns' | 'onView'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const toggle = (key: string): void =>
    onView({ ...view, hidden: view.hidden.includes(key) ? view.hidden.filter((other) => other !== key) : [...view.hidden, key] });
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end">
      <Popover.Target>
        <Button variant="default" size="xs" onClick={() => setOpen(!open)}>
          {t('lists.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="group" aria-label={t('lists.columns')}>
        {columns.map(({ key, title }, index) => (
          <Checkbox
            key={key}
            size="xs"
            mb={6}
            label={title}
            checked={!view.hidden.includes(key)}
            // The first says which row it is.
            disabled={index === 0}
            onChange={() => toggle(key)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Kept by the station for whoever is signed in: the page forgets everything with its end. */
function useKept(list: ListName) {
  const client = useQueryClient();
  const saving = useAction('view.save');
  const removing = useAction('view.delete');
  const saved = useStation('view.list', { list }).data?.views ?? [];
  const known = (kept: ActionOutput<'view.list'>): void => void client.setQueryData(['view.list', { list }], kept);
  return {
    saved,
    failure: (saving.error ?? removing.error)?.failure,
    keep: (name: string, { text, states, hidden, sort }: View, done: () => void): void =>
      saving.mutate(
        { list, name, view: { text, states: [...states], hidden: [...hidden], sort } },
        {
          onSuccess: (kept) => {
            known(kept);
            done();
          },
        },
      ),
    remove: (name: string): void => removing.mutate({ list, name }, { onSuccess: known }),
  };
}

function Views({ name, view, onView }: Pick<Props, 'name' | 'view' | 'onView'>) {
  const { t } = useTranslation();
  const { saved, keep, remove, failure } = useKept(name);
  const [called, setCalled] = useState('');
  const save = (): void => {
    if (called.trim() === '') return;
    keep(called.trim(), view, () => setCalled(''));
  };
  return (
    <Menu closeOnItemClick={false} trapFocus>
      <Menu.Target>
        <Button variant="default" size="xs">
          {t('lists.views')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.length === 0 ? <Menu.Label>{t('lists.noViews')}</Menu.Label> : null}
        {saved.map(({ name: title, view: kept }) => (
          <Group key={title} gap={4} wrap="nowrap">
            <Menu.Item closeMenuOnClick onClick={() => onView(kept)}>
              {title}
            </Menu.Item>
            <ActionIcon variant="subtle" aria-label={t('lists.removeView', { name: title })} onClick={() => remove(title)}>
              ×
            </ActionIcon>
          </Group>
        ))}
        <FailureNotice failure={failure} />
        <Menu.Divider />
        <Group p="xs" gap="xs" wrap="nowrap">
          <TextInput
            size="xs"
            aria-label={t('lists.viewName')}
            placeholder={t('lists.viewName')}
            maxLength={40}
            value={called}
            onChange={(event) => setCalled(event.currentTarget.value)}
            onKeyDown={(event) => (event.key === 'Enter' ? save() : undefined)}
          />
          <Button size="xs" disabled={called.trim() === ''} onClick={save}>
            {t('lists.save')}
          </Button>
        </Group>
      </Menu.Dropdown>
    </Menu>
  );
}

function Export({ name, view }: Pick<Props, 'name' | 'view'>) {
  const { t } = useTranslation();
  const raids = useAction('raid.export-list');
  const others = useAction('report.export-list');
  const { isPending, error } = name === 'raids' ? raids : others;
  const rows = useRowsWritten(name === 'raids' ? 'raid.export-list' : 'report.export-list');
  const asked = { text: view.text, ...(view.states.length === 0 ? {} : { states: [...view.states] }) };
  const told = { onSuccess: toldWhere(t) };
  const write = (): void => {
    if (name === 'raids') raids.mutate(asked as ActionInput<'raid.export-list'>, told);
    else others.mutate({ list: name, ...asked, sort: view.sort }, told);
  };
  return (
    <>
      <Button variant="default" size="xs" loading={isPending} onClick={write}>
        {t('lists.export')}
      </Button>
      {isPending && rows > 0 ? <span role="status">{t('lists.exporting', { count: rows })}</span> : null}
      <FailureNotice failure={error?.failure} />
    </>
  );
}

import { Button, Checkbox, Group, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { credentialTable } from '../../../core/roles/credential-table.ts';
import { type HouseRow, houseTable } from '../../../core/roles/house-table.ts';
import { useAction, useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { Appointments } from './appointments.tsx';
import { CancelButton } from '../../widgets/cancel-button.tsx';

type Shown = ActionOutput<'role.narrower'>;
type NarrowerRole = Shown['roles'][number];

/** Narrower roles: made from a subset of one role's cells, changed, taken out of use; and who was appointed to what. */
export function NarrowerRoles() {
  const { t } = useTranslation();
  const shown = useStation('role.narrower', {});
  const [open, setOpen] = useState<string | undefined>();
  if (shown.error !== null) return <FailureNotice failure={shown.error.failure} />;
  if (shown.data === undefined) return null;
  const { roles, parents } = shown.data;
  return (
    <>
      <Appointments shown={shown.data} />
      <h2>{t('settings.narrower.title')}</h2>
      <Text size="sm" className="cw-soft" mb="sm">
        {t('settings.narrower.text')}
      </Text>
      <div className="cw-panel cw-rows">
        {roles.map((role) => (
          <div key={role.name}>
            <div className="cw-row">
              <span className="cw-row-words">
                <span className="cw-row-title">{role.name}</span>
                <span className="cw-soft">
                  {t('settings.narrower.of', { parent: role.parent, cells: cellNames(role) })}
                  {role.inUse ? '' : ` · ${t('settings.narrower.outOfUse')}`}
                </span>
              </span>
              {role.id === undefined ? (
                <span className="cw-soft">{t('settings.narrower.shipped')}</span>
              ) : (
                <Button size="compact-sm" variant="default" onClick={() => setOpen(open === role.id ? undefined : role.id)}>
                  {t('settings.change')}
                </Button>
              )}
            </div>
            {role.id !== undefined && role.id === open ? (
              <Edit role={{ ...role, id: role.id }} parents={parents} onDone={() => setOpen(undefined)} />
            ) : null}
          </div>
        ))}
      </div>
      <Make parents={parents} />
    </>
  );
}

function cellNames({ useCases, houseRows }: Pick<NarrowerRole, 'useCases' | 'houseRows'>): string {
  return [...useCases.map((row) => credentialTable[row - 1]?.useCase ?? ''), ...houseRows.map(aboutOf)].join(', ');
}

const aboutOf = (row: string): string => houseTable[row as HouseRow].about;

interface Cells {
  readonly useCases: readonly number[];
  readonly houseRows: readonly string[];
}

interface CellsProps {
  readonly parent: Shown['parents'][number];
  readonly cells: Cells;
  readonly onChange: (cells: Cells) => void;
}

/** Every cell of the parent, to tick. */
function CellChoice({ parent, cells, onChange }: CellsProps) {
  const toggled = <Value,>(list: readonly Value[], value: Value): Value[] =>
    list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
  return (
    <SimpleGrid cols={2} spacing={6}>
      {parent.useCases.map((row) => (
        <Checkbox
          key={row}
          label={`${row} ${credentialTable[row - 1]?.useCase ?? ''}`}
          checked={cells.useCases.includes(row)}
          onChange={() => onChange({ ...cells, useCases: toggled(cells.useCases, row) })}
        />
      ))}
      {parent.houseRows.map((row) => (
        <Checkbox
          key={row}
          label={aboutOf(row)}
          checked={cells.houseRows.includes(row)}
          onChange={() => onChange({ ...cells, houseRows: toggled(cells.houseRows, row) })}
        />
      ))}
    </SimpleGrid>
  );
}

function Make({ parents }: Pick<Shown, 'parents'>) {
  const { t } = useTranslation();
  const make = useAction('role.make-narrower');
  const [name, setName] = useState('');
  const [parentName, setParentName] = useState<string>('Operator');
  const [cells, setCells] = useState<Cells>({ useCases: [], houseRows: [] });
  const parent = parents.find(({ role }) => role === parentName);
  const save = (): void => {
    if (parent === undefined) return;
    const input = { name, parent: parent.role, useCases: [...cells.useCases], houseRows: [...cells.houseRows] };
    make.mutate(input, {
      onSuccess: () => {
        setName('');
        setCells({ useCases: [], houseRows: [] });
      },
    });
  };
  const choose = (role: string | null): void => {
    if (role === null) return;
    setParentName(role);
    setCells({ useCases: [], houseRows: [] });
  };
  return (
    <Stack className="cw-panel cw-empty" gap="sm" mt="md">
      <Group align="end">
        <TextInput label={t('settings.narrower.name')} w={260} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Select
          label={t('settings.narrower.parent')}
          w={260}
          allowDeselect={false}
          value={parentName}
          onChange={choose}
          data={parents.map(({ role }) => role)}
        />
        <Button
          disabled={name.trim() === '' || cells.useCases.length + cells.houseRows.length === 0}
          loading={make.isPending}
          onClick={save}
        >
          {t('actions.role.make-narrower')}
        </Button>
      </Group>
      {parent === undefined ? null : <CellChoice parent={parent} cells={cells} onChange={setCells} />}
      <FailureNotice failure={make.error?.failure} />
    </Stack>
  );
}

interface EditProps extends Pick<Shown, 'parents'> {
  readonly role: NarrowerRole & { readonly id: string };
  readonly onDone: () => void;
}

function Edit({ role, parents, onDone }: EditProps) {
  const { t } = useTranslation();
  const change = useAction('role.change-narrower');
  const [cells, setCells] = useState<Cells>(role);
  const [inUse, setInUse] = useState(role.inUse);
  const parent = parents.find((candidate) => candidate.role === role.parent);
  const save = (): void =>
    change.mutate({ id: role.id, useCases: [...cells.useCases], houseRows: [...cells.houseRows], inUse }, { onSuccess: onDone });
  return (
    <Stack p="md" gap="sm">
      {parent === undefined ? null : <CellChoice parent={parent} cells={cells} onChange={setCells} />}
      <Switch label={t('settings.narrower.inUse')} checked={inUse} onChange={(event) => setInUse(event.currentTarget.checked)} />
      <FailureNotice failure={change.error?.failure} />
      <Group justify="flex-end">
        <CancelButton onClick={onDone} />
        <Button loading={change.isPending} onClick={save}>
          {t('people.save')}
        </Button>
      </Group>
    </Stack>
  );
}

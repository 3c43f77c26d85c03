import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStation } from '../../../queries.ts';
import { textAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';

const MOST_FOUND = 8;
/** So many letters the narrower search wants. */
const LEAST_TYPED = 2;

/** Who of the register a contributor is: so that their page and this RAiD know of one another. May stay open. */
export function PersonAt({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const { value, change, findsPeople } = useRaidForm();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 120);
  const held = { id: textAt(value, `${path}.id`), name: textAt(value, `${path}.name`) };
  const asked = settled !== '' && settled !== held.name;
  const people = useFound(settled, asked);
  const options = [
    ...(held.id === '' || people.some(({ id }) => id === held.id) ? [] : [{ value: held.id, label: held.name }]),
    ...people.map(({ id, name, number }) => ({ value: id, label: number === undefined ? name : `${name} · ${number}` })),
  ];
  const choose = (id: string | null): void => {
    const person = people.find((one) => one.id === id);
    if (id === null) change(path, undefined);
    else if (person !== undefined) change(path, { id: person.id, name: person.name });
  };
  return (
    <Select
      data-path={path}
      label={t('raids.fields.person')}
      description={t('raids.form.personHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      clearable
      filter={({ options: all }) => all}
      placeholder={t(findsPeople === 'anybody' ? 'raids.form.findPerson' : 'raids.form.findPersonHere')}
      nothingFoundMessage={asked ? t('raids.form.nothingFound') : t('raids.form.typeName')}
      value={held.id === '' ? null : held.id}
      onChange={choose}
      onSearchChange={setText}
      data={options}
    />
  );
}

interface Found {
  readonly id: string;
  readonly name: string;
  /** Told to whoever may look through the register. */
  readonly number?: string;
}

function useFound(text: string, asked: boolean): readonly Found[] {
  const { findsPeople } = useRaidForm();
  const anybody = findsPeople === 'anybody';
  const register = useStation('person.find', { text, limit: MOST_FOUND }, { enabled: asked && anybody });
  const here = useStation('raid.find-person', { text }, { enabled: asked && !anybody && text.length >= LEAST_TYPED });
  return asked ? ((anybody ? register.data?.people : here.data?.people) ?? []) : [];
}

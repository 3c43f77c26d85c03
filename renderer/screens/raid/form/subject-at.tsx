import { type ComboboxItem, Select, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubjectList } from '../../../../core/raid/subjects.ts';
import { findSubjects, subjectsNear, subjectWithin } from './find-subjects.ts';
import { textAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';
import { useFault } from './use-fault.ts';

const MOST_SHOWN = 80;

/** A subject of a list, at whichever of its levels: found by its words or digits, or step by step from the broad to the narrow. */
export function SubjectAt({ path, list }: { readonly path: string; readonly list: SubjectList }) {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const id = textAt(value, `${path}.id`);
  const code = id.startsWith(list.base) ? id.slice(list.base.length) : id;
  const data = useMemo(() => optionsOf(list, code), [list, code]);
  const byCode = useMemo(() => new Map(data.map((option) => [option.value, option])), [data]);
  const shown = (typed: string): ComboboxItem[] =>
    (typed.trim() === '' ? subjectsNear(list, code) : findSubjects(list, typed).slice(0, MOST_SHOWN)).flatMap((one) => {
      const option = byCode.get(one);
      return option === undefined ? [] : [option];
    });
  const within = subjectWithin(list, code);
  return (
    <Select
      data-path={`${path}.id`}
      label={t('raids.fields.subjectCode')}
      description={within === '' ? t('raids.form.subjectHint') : t('raids.form.subjectWithin', { what: within })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      withAsterisk
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
      nothingFoundMessage={t('raids.form.nothingFound')}
      error={useFault(`${path}.id`)}
      value={code === '' ? null : code}
      onChange={(chosen) => change(`${path}.id`, chosen === null ? '' : `${list.base}${chosen}`)}
      filter={({ search }) => shown(search)}
      renderOption={({ option, checked }) => <Option list={list} option={option} checked={checked === true} />}
      data={data}
    />
  );
}

/** All of the list. What a record has that is not in it stays to be seen, so that it can be mended. */
function optionsOf({ names }: SubjectList, held: string): readonly ComboboxItem[] {
  const all = [...names].map(([code, name]) => ({ value: code, label: `${code} ${name}` }));
  return held === '' || names.has(held) ? all : [{ value: held, label: held }, ...all];
}

/** What a narrower one is in stands below it: two objectives have the same name. */
function Option({ list, option, checked }: { readonly list: SubjectList; readonly option: ComboboxItem; readonly checked: boolean }) {
  const within = subjectWithin(list, option.value);
  return (
    <div>
      <Text size="sm" fw={checked ? 600 : undefined}>
        {option.label}
      </Text>
      {within === '' ? null : (
        <Text size="xs" className="cw-soft">
          {within}
        </Text>
      )}
    </div>
  );
}

import { type ComboboxItem, Select, Text } from '@mantine/core';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubjectList } from '../../../../core/raid/subjects.ts';
import { findSubjects, subjectsNear, subjectWithin } from './find-subjects.ts';
import { textAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';
import { useFault } from './use-fault.ts';

const MOST_SHOWN = 80;
const MOST_HIGH = 320;

/** A subject of a list, at whichever of its levels: found by its words or digits, or step by step from the broad to the narrow. */
export function SubjectAt({ path, list }: { readonly path: string; readonly list: SubjectList }) {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const id = textAt(value, `${path}.id`);
  const code = id.startsWith(list.base) ? id.slice(list.base.length) : id;
  const data = useMemo(() => optionsOf(list, code), [list, code]);
  const byCode = useMemo(() => new Map(data.map((option) => [option.value, option])), [data]);
  const shown = (search: string): ComboboxItem[] =>
    (search.trim() === '' ? subjectsNear(list, code) : findSubjects(list, search).slice(0, MOST_SHOWN)).flatMap((one) => {
      const option = byCode.get(one);
      return option === undefined ? [] : [option];
    });
  const [typed, setTyped] = useState('');
  const searched = typed.trim() !== '' && typed !== byCode.get(code)?.label;
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => forgetGoneOption(input.current), [typed]);
  const within = subjectWithin(list, code);
  return (
    <Select
      ref={input}
      data-path={`${path}.id`}
      label={t('raids.fields.subjectCode')}
      description={within === '' ? t('raids.form.subjectHint') : t('raids.form.subjectWithin', { what: within })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      withAsterisk
      searchable
      allowDeselect={false}
      withScrollArea={false}
      styles={{ options: { maxHeight: MOST_HIGH, overflowY: 'auto' } }}
      nothingFoundMessage={t('raids.form.nothingFound')}
      error={useFault(`${path}.id`)}
      value={code === '' ? null : code}
      onChange={(chosen) => change(`${path}.id`, chosen === null ? '' : `${list.base}${chosen}`)}
      onSearchChange={setTyped}
      filter={({ search }) => shown(search)}
      renderOption={({ option, checked }) => (
        <Option option={option} checked={checked === true} within={searched ? subjectWithin(list, option.value) : ''} />
      )}
      data={data}
    />
  );
}

/** All of the list. What a record has that is not in it stays to be seen, so that it can be mended. */
function optionsOf({ names }: SubjectList, held: string): readonly ComboboxItem[] {
  const all = [...names].map(([code, name]) => ({ value: code, label: `${code} ${name}` }));
  return held === '' || names.has(held) ? all : [{ value: held, label: held }, ...all];
}

/** The list keeps the option of the arrow keys by its id, also once that is filtered away: what is read out must not point nowhere. */
function forgetGoneOption(input: HTMLInputElement | null): void {
  const id = input?.getAttribute('aria-activedescendant') ?? null;
  if (id !== null && document.querySelector(`#${CSS.escape(id)}`) === null) input?.removeAttribute('aria-activedescendant');
}

/** What a found one is in stands below it: two objectives have the same name. */
function Option({ option, checked, within }: { readonly option: ComboboxItem; readonly checked: boolean; readonly within: string }) {
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

import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageCodes } from '../../../../core/raid/language-codes.ts';
import { LANGUAGE } from '../../../../core/raid/schemes.ts';
import { textAt } from './path.ts';
import { useRaidForm } from './raid-form-context.ts';
import { useFault } from './use-fault.ts';

const MOST_SHOWN = 60;

/** The language of a text, by its name; every one of ISO 639-3, found as one types. */
export function LanguageAt({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const [asked, setAsked] = useState(false);
  const held = textAt(value, `${path}.id`);
  const all = useMemo(() => (asked || held !== '' ? namedLanguages() : []), [asked, held]);
  return (
    <Select
      data-path={path}
      label={t('raids.fields.language')}
      placeholder={t('raids.form.noLanguage')}
      clearable
      searchable
      limit={MOST_SHOWN}
      nothingFoundMessage={t('raids.form.nothingFound')}
      error={useFault(`${path}.id`, path)}
      value={held === '' ? null : held}
      onFocus={() => setAsked(true)}
      onChange={(id) => change(path, id === null ? undefined : { id, schemaUri: LANGUAGE })}
      data={all}
    />
  );
}

/** `English (eng)`, sorted; a language that the system has no name for is its code. */
function namedLanguages(): readonly { value: string; label: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'none' });
  return languageCodes()
    .map((code) => {
      const name = names.of(code);
      return { value: code, label: name === undefined ? code : `${name} (${code})`, named: name !== undefined };
    })
    .toSorted((left, right) => Number(right.named) - Number(left.named) || left.label.localeCompare(right.label))
    .map(({ value, label }) => ({ value, label }));
}

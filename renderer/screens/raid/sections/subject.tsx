import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SubjectList, subjectLists } from '../../../../core/raid/subjects.ts';
import { blankSubject } from '../form/blanks.ts';
import { WordsAt } from '../form/fields.tsx';
import { type Metadata, textAt, valueAt } from '../form/path.ts';
import { useRaidForm } from '../form/raid-form-context.ts';
import { Entries, Section } from '../form/section.tsx';
import { useFault } from '../form/use-fault.ts';

export function SubjectSection() {
  const { t } = useTranslation();
  return (
    <Section name="subject">
      <Entries
        path="subject"
        add={t('raids.add.subject')}
        blank={blankSubject()}
        one={(index) => t('raids.one.subject', { number: index + 1 })}
      >
        {(path) => <Subject path={path} />}
      </Entries>
    </Section>
  );
}

/** A division by its words; whoever knows a narrower code types its digits and sees the group's name. */
function Subject({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const list: SubjectList | undefined = subjectLists.find(({ schemaUri }) => schemaUri === textAt(value, `${path}.schemaUri`));
  const id = textAt(value, `${path}.id`);
  const code = list !== undefined && id.startsWith(list.base) ? id.slice(list.base.length) : id;
  const set = (schemaUri: string, digits: string): void => {
    const base = subjectLists.find((known) => known.schemaUri === schemaUri)?.base ?? '';
    change(path, { ...(valueAt(value, path) as Metadata), schemaUri, id: digits === '' ? '' : `${base}${digits}` });
  };
  const uri = list?.schemaUri ?? '';
  return (
    <div className="cw-raid-row">
      <Select
        data-path={`${path}.schemaUri`}
        label={t('raids.fields.subjectList')}
        allowDeselect={false}
        value={uri === '' ? null : uri}
        onChange={(chosen) => set(chosen ?? uri, '')}
        data={subjectLists.map(({ schemaUri, label }) => ({ value: schemaUri, label }))}
      />
      <Select
        data-path={`${path}.id`}
        label={t('raids.fields.division')}
        withAsterisk
        searchable
        allowDeselect={false}
        error={useFault(`${path}.id`, path)}
        value={code.length >= 2 ? code.slice(0, 2) : null}
        onChange={(chosen) => set(uri, chosen ?? '')}
        data={Object.entries(list?.divisions ?? {}).map(([digits, label]) => ({ value: digits, label: `${digits} ${label}` }))}
      />
      <TextInput
        label={t('raids.fields.narrower')}
        description={list?.groups?.[code.slice(0, 4)] ?? t('raids.form.narrowerHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        disabled={code.length < 2}
        maxLength={6}
        value={code.length > 2 ? code : ''}
        onChange={(event) => {
          const digits = event.currentTarget.value.replaceAll(/\D/g, '');
          set(uri, digits.length > 2 ? digits : code.slice(0, 2));
        }}
      />
      <div data-full="true">
        <WordsAt path={`${path}.keyword`} label={t('raids.fields.keyword')} hint={t('raids.form.enterHint')} />
      </div>
    </div>
  );
}

import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { subjectLists } from '../../../../core/raid/subjects.ts';
import { blankSubject } from '../form/blanks.ts';
import { WordsAt } from '../form/fields.tsx';
import { type Metadata, textAt, valueAt } from '../form/path.ts';
import { useRaidForm } from '../form/raid-form-context.ts';
import { Entries, Section } from '../form/section.tsx';
import { SubjectAt } from '../form/subject-at.tsx';
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

/** Of another list another code: changing the list empties it. */
function Subject({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const { value, change } = useRaidForm();
  const list = subjectLists.find(({ schemaUri }) => schemaUri === textAt(value, `${path}.schemaUri`));
  const choose = (schemaUri: string | null): void => {
    if (schemaUri !== null) change(path, { ...(valueAt(value, path) as Metadata), schemaUri, id: '' });
  };
  return (
    <div className="cw-raid-row">
      <Select
        data-path={`${path}.schemaUri`}
        label={t('raids.fields.subjectList')}
        allowDeselect={false}
        error={useFault(`${path}.schemaUri`)}
        value={list?.schemaUri ?? null}
        onChange={choose}
        data={subjectLists.map(({ schemaUri, label }) => ({ value: schemaUri, label }))}
      />
      {list === undefined ? null : (
        <div data-wide="true">
          <SubjectAt key={list.schemaUri} path={path} list={list} />
        </div>
      )}
      <div data-full="true">
        <WordsAt path={`${path}.keyword`} label={t('raids.fields.keyword')} hint={t('raids.form.enterHint')} />
      </div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { blankDescription, blankOtherTitle, blankTitle } from '../form/blanks.ts';
import { DateAt } from '../form/date-at.tsx';
import { AreaAt, CodeAt, TextAt } from '../form/fields.tsx';
import { LanguageAt } from '../form/language-at.tsx';
import { listAt, textAt } from '../form/path.ts';
import { useRaidForm } from '../form/raid-form-context.ts';
import { Entries, Section } from '../form/section.tsx';

export function TitleSection() {
  const { t } = useTranslation();
  const { value } = useRaidForm();
  const start = textAt(value, 'date.startDate');
  const blank = listAt(value, 'title').length === 0 ? blankTitle(start) : blankOtherTitle(start);
  return (
    <Section name="title">
      <Entries path="title" least={1} add={t('raids.add.title')} blank={blank} one={(index) => t('raids.one.title', { number: index + 1 })}>
        {(path) => (
          <div className="cw-raid-row">
            <div data-wide="true">
              <TextAt path={`${path}.text`} label={t('raids.fields.titleText')} required maxLength={100} />
            </div>
            <CodeAt path={`${path}.type`} label={t('raids.fields.type')} list="titleType" />
            <DateAt path={`${path}.startDate`} label={t('raids.fields.calledFrom')} required />
            <DateAt path={`${path}.endDate`} label={t('raids.fields.calledUntil')} hint={t('raids.form.stillSo')} />
            <LanguageAt path={`${path}.language`} />
          </div>
        )}
      </Entries>
    </Section>
  );
}

export function DateSection() {
  const { t } = useTranslation();
  return (
    <Section name="date">
      <div className="cw-raid-row">
        <DateAt path="date.startDate" label={t('raids.fields.projectStart')} required />
        <DateAt path="date.endDate" label={t('raids.fields.projectEnd')} hint={t('raids.form.stillRunning')} />
      </div>
    </Section>
  );
}

export function DescriptionSection() {
  const { t } = useTranslation();
  const { value } = useRaidForm();
  const blank = blankDescription(listAt(value, 'description').length === 0);
  return (
    <Section name="description">
      <Entries
        path="description"
        add={t('raids.add.description')}
        blank={blank}
        one={(index) => t('raids.one.description', { number: index + 1 })}
      >
        {(path) => (
          <div className="cw-raid-row">
            <CodeAt path={`${path}.type`} label={t('raids.fields.type')} list="descriptionType" />
            <LanguageAt path={`${path}.language`} />
            <div data-full="true">
              <AreaAt path={`${path}.text`} label={t('raids.fields.descriptionText')} required maxLength={1000} />
            </div>
          </div>
        )}
      </Entries>
    </Section>
  );
}

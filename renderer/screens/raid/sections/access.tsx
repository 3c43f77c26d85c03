import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EMBARGOED_ACCESS, OPEN_ACCESS, vocabularies } from '../../../../core/raid/vocabularies.ts';
import { day } from '../../../format.ts';
import { DateAt } from '../form/date-at.tsx';
import { AreaAt } from '../form/fields.tsx';
import { LanguageAt } from '../form/language-at.tsx';
import { textAt, valueAt } from '../form/path.ts';
import { useRaidForm } from '../form/raid-form-context.ts';
import { Section } from '../form/section.tsx';
import { useFault } from '../form/use-fault.ts';

/** Open, or closed for a while with a reason and a last day. */
export function AccessSection() {
  const { t } = useTranslation();
  const { value, change, lastEmbargoDay } = useRaidForm();
  const type = textAt(value, 'access.type.id');
  const embargoed = type === EMBARGOED_ACCESS;
  const choose = (id: string): void => {
    change('access.type', { id, schemaUri: vocabularies.accessType.schemaUri });
    if (id === EMBARGOED_ACCESS && valueAt(value, 'access.statement') === undefined) change('access.statement', { text: '' });
    if (id === EMBARGOED_ACCESS && valueAt(value, 'access.embargoExpiry') === undefined) change('access.embargoExpiry', '');
  };
  return (
    <Section name="access">
      <Radio.Group
        data-path="access.type"
        aria-label={t('raids.sections.access.title')}
        value={type}
        onChange={choose}
        error={useFault('access.type.id')}
        mb="md"
      >
        <Stack gap="xs">
          <Radio value={OPEN_ACCESS} label={t('raids.access.open')} description={t('raids.access.openText')} />
          <Radio value={EMBARGOED_ACCESS} label={t('raids.access.embargoed')} description={t('raids.access.embargoedText')} />
        </Stack>
      </Radio.Group>
      {embargoed ? (
        <div className="cw-raid-row">
          <DateAt
            path="access.embargoExpiry"
            label={t('raids.fields.embargoExpiry')}
            hint={t('raids.access.latest', { day: day(lastEmbargoDay) })}
            latest={lastEmbargoDay}
            required
          />
          <LanguageAt path="access.statement.language" />
          <div data-full="true">
            <AreaAt
              path="access.statement.text"
              label={t('raids.fields.statement')}
              hint={t('raids.access.statementHint')}
              required
              maxLength={1000}
            />
          </div>
        </div>
      ) : null}
    </Section>
  );
}

import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { blankContributor, blankOrganisation, blankOrganisationRole, blankPosition, orcidAddress, rorAddress } from '../form/blanks.ts';
import { DateAt } from '../form/date-at.tsx';
import { CheckAt, CodeAt, CodesAt, TextAt } from '../form/fields.tsx';
import { PersonAt } from '../form/person-at.tsx';
import { textAt } from '../form/path.ts';
import { useRaidForm } from '../form/raid-form-context.ts';
import { Entries, Section } from '../form/section.tsx';

export function ContributorSection() {
  const { t } = useTranslation();
  const { value, findsPeople } = useRaidForm();
  const start = textAt(value, 'date.startDate');
  return (
    <Section name="contributor">
      <Entries
        path="contributor"
        least={1}
        add={t('raids.add.contributor')}
        blank={blankContributor(start)}
        one={(index) => t('raids.one.contributor', { number: index + 1 })}
      >
        {(path) => (
          <>
            <div className="cw-raid-row">
              <div data-wide="true">
                <TextAt
                  path={`${path}.id`}
                  label={t('raids.fields.orcid')}
                  hint={t('raids.form.orcidHint')}
                  required
                  maxLength={200}
                  settle={orcidAddress}
                />
              </div>
              {findsPeople === 'nobody' ? null : <PersonAt path={`${path}.person`} />}
            </div>
            <Group mb="sm">
              <CheckAt path={`${path}.leader`} label={t('raids.fields.leader')} />
              <CheckAt path={`${path}.contact`} label={t('raids.fields.contact')} />
            </Group>
            <Entries
              path={`${path}.position`}
              least={1}
              add={t('raids.add.position')}
              blank={blankPosition(start)}
              one={(index) => t('raids.one.position', { number: index + 1 })}
            >
              {(position) => <Held path={position} label={t('raids.fields.position')} list="position" />}
            </Entries>
            <div style={{ marginTop: 10 }}>
              <CodesAt path={`${path}.role`} label={t('raids.fields.credit')} hint={t('raids.form.creditHint')} list="contributorRole" />
            </div>
          </>
        )}
      </Entries>
    </Section>
  );
}

export function OrganisationSection() {
  const { t } = useTranslation();
  const { value } = useRaidForm();
  const start = textAt(value, 'date.startDate');
  return (
    <Section name="organisation">
      <Entries
        path="organisation"
        add={t('raids.add.organisation')}
        blank={blankOrganisation(start)}
        one={(index) => t('raids.one.organisation', { number: index + 1 })}
      >
        {(path) => (
          <>
            <TextAt
              path={`${path}.id`}
              label={t('raids.fields.ror')}
              hint={t('raids.form.rorHint')}
              required
              maxLength={200}
              settle={rorAddress}
            />
            <Entries
              path={`${path}.role`}
              least={1}
              add={t('raids.add.role')}
              blank={blankOrganisationRole(start)}
              one={(index) => t('raids.one.role', { number: index + 1 })}
            >
              {(role) => <Held path={role} label={t('raids.fields.role')} list="organisationRole" />}
            </Entries>
          </>
        )}
      </Entries>
    </Section>
  );
}

interface HeldProps {
  readonly path: string;
  readonly label: string;
  readonly list: 'position' | 'organisationRole';
}

/** What somebody is, from when until when. */
function Held({ path, label, list }: HeldProps) {
  const { t } = useTranslation();
  return (
    <div className="cw-raid-held">
      <CodeAt path={path} label={label} list={list} />
      <DateAt path={`${path}.startDate`} label={t('raids.fields.startDate')} required />
      <DateAt path={`${path}.endDate`} label={t('raids.fields.endDate')} hint={t('raids.form.stillSo')} />
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { placeSchemes, relatedObjectSchemes, type Scheme } from '../../../../core/raid/schemes.ts';
import { blankPlace, blankRelatedObject, blankRelatedRaid, doiAddress } from '../form/blanks.ts';
import { CodeAt, CodesAt, TextAt, WordsAt } from '../form/fields.tsx';
import { ImportSheet } from '../form/import-sheet.tsx';
import { SchemeAt } from '../form/scheme-at.tsx';
import { Entries, Section } from '../form/section.tsx';

const accepted = (schemes: readonly Scheme[]): readonly Scheme[] => schemes.filter(({ pattern }) => pattern !== undefined);

export function RelatedObjectSection() {
  const { t } = useTranslation();
  return (
    <Section name="relatedObject">
      <ImportSheet />
      <Entries
        path="relatedObject"
        add={t('raids.add.relatedObject')}
        blank={blankRelatedObject()}
        one={(index) => t('raids.one.relatedObject', { number: index + 1 })}
      >
        {(path) => (
          <div className="cw-raid-row">
            <div data-wide="true">
              <SchemeAt path={path} label={t('raids.fields.objectId')} schemes={accepted(relatedObjectSchemes)} settle={doiAddress} />
            </div>
            <CodeAt path={`${path}.type`} label={t('raids.fields.type')} list="relatedObjectType" />
            <div data-full="true">
              <CodesAt path={`${path}.category`} label={t('raids.fields.category')} list="relatedObjectCategory" required />
            </div>
          </div>
        )}
      </Entries>
    </Section>
  );
}

export function RelatedRaidSection() {
  const { t } = useTranslation();
  return (
    <Section name="relatedRaid">
      <Entries
        path="relatedRaid"
        add={t('raids.add.relatedRaid')}
        blank={blankRelatedRaid()}
        one={(index) => t('raids.one.relatedRaid', { number: index + 1 })}
      >
        {(path) => (
          <div className="cw-raid-row">
            <CodeAt path={`${path}.type`} label={t('raids.fields.relation')} list="relatedRaidType" />
            <div data-wide="true">
              <TextAt path={`${path}.id`} label={t('raids.fields.raidName')} placeholder="https://raid.org/10.…" required maxLength={300} />
            </div>
          </div>
        )}
      </Entries>
    </Section>
  );
}

export function AlternateSection() {
  const { t } = useTranslation();
  return (
    <Section name="alternate">
      <Entries
        path="alternateIdentifier"
        add={t('raids.add.alternateIdentifier')}
        blank={{ id: '', type: '' }}
        one={(index) => t('raids.one.alternateIdentifier', { number: index + 1 })}
      >
        {(path) => (
          <div className="cw-raid-row">
            <TextAt path={`${path}.id`} label={t('raids.fields.otherId')} required maxLength={300} />
            <TextAt
              path={`${path}.type`}
              label={t('raids.fields.otherType')}
              hint={t('raids.form.otherTypeHint')}
              required
              maxLength={100}
            />
          </div>
        )}
      </Entries>
      <div style={{ height: 12 }} />
      <Entries
        path="alternateUrl"
        add={t('raids.add.alternateUrl')}
        blank={{ url: '' }}
        one={(index) => t('raids.one.alternateUrl', { number: index + 1 })}
      >
        {(path) => <TextAt path={`${path}.url`} label={t('raids.fields.url')} placeholder="https://" required maxLength={1000} />}
      </Entries>
    </Section>
  );
}

export function PlaceSection() {
  const { t } = useTranslation();
  return (
    <Section name="spatialCoverage">
      <Entries
        path="spatialCoverage"
        add={t('raids.add.spatialCoverage')}
        blank={blankPlace()}
        one={(index) => t('raids.one.spatialCoverage', { number: index + 1 })}
      >
        {(path) => (
          <div className="cw-raid-row">
            <div data-wide="true">
              <SchemeAt path={path} label={t('raids.fields.placeId')} schemes={accepted(placeSchemes)} />
            </div>
            <WordsAt path={`${path}.place`} label={t('raids.fields.place')} hint={t('raids.form.enterHint')} />
          </div>
        )}
      </Entries>
    </Section>
  );
}

import type { TFunction } from 'i18next';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../core/base/canonical-json.ts';
import type { RaidView } from '../../../core/actions/views.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { Remark } from '../../widgets/state-badge.tsx';
import { listAt, type Metadata, textAt, valueAt } from './form/path.ts';
import { wordOf } from './words.ts';

interface Props {
  readonly metadata: Metadata;
  readonly people: RaidView['people'];
}

/** All metadata of a RAiD in words, block by block; blocks that are not there take no room. */
export function Record({ metadata, people }: Props) {
  const { t } = useTranslation();
  const block = (name: string): readonly Json[] => listAt(metadata, name);
  return (
    <div>
      <Block title={t('raids.sections.title.title')}>
        {block('title').map((title, at) => (
          <Line key={at} main={textAt(title, 'text')} side={[word(title, 'type.id'), span(title, t), language(title)]} />
        ))}
      </Block>
      <Block title={t('raids.sections.date.title')}>
        <Line main={span(valueAt(metadata, 'date') ?? null, t)} side={[]} />
      </Block>
      <Block title={t('raids.sections.description.title')}>
        {block('description').map((text, at) => (
          <Line key={at} main={textAt(text, 'text')} side={[word(text, 'type.id'), language(text)]} />
        ))}
      </Block>
      <Block title={t('raids.sections.contributor.title')}>
        {block('contributor').map((entry, at) => (
          <Contributor key={at} entry={entry} person={people.find(({ contributor }) => contributor === textAt(entry, 'id'))} />
        ))}
      </Block>
      <Block title={t('raids.sections.organisation.title')}>
        {block('organisation').map((entry, at) => (
          <Line
            key={at}
            main={textAt(entry, 'id')}
            side={listAt(entry, 'role').map((role) => [word(role, 'id'), span(role, t)].join(' '))}
          />
        ))}
      </Block>
      <Block title={t('raids.sections.subject.title')}>
        {block('subject').map((entry, at) => (
          <Line key={at} main={word(entry, 'id')} side={listAt(entry, 'keyword').map((keyword) => textAt(keyword, 'text'))} />
        ))}
      </Block>
      <Block title={t('raids.sections.relatedObject.title')}>
        {block('relatedObject').map((entry, at) => (
          <Line
            key={at}
            main={textAt(entry, 'id')}
            side={[word(entry, 'type.id'), ...listAt(entry, 'category').map((each) => word(each, 'id'))]}
          />
        ))}
      </Block>
      <Block title={t('raids.sections.relatedRaid.title')}>
        {block('relatedRaid').map((entry, at) => (
          <Line key={at} main={textAt(entry, 'id')} side={[word(entry, 'type.id')]} />
        ))}
      </Block>
      <Block title={t('raids.sections.alternate.title')}>
        {block('alternateIdentifier').map((entry, at) => (
          <Line key={at} main={textAt(entry, 'id')} side={[textAt(entry, 'type')]} />
        ))}
        {block('alternateUrl').map((entry, at) => (
          <Line key={`url ${at}`} main={textAt(entry, 'url')} side={[]} />
        ))}
      </Block>
      <Block title={t('raids.sections.spatialCoverage.title')}>
        {block('spatialCoverage').map((entry, at) => (
          <Line
            key={at}
            main={
              listAt(entry, 'place')
                .map((place) => textAt(place, 'text'))
                .join(', ') || textAt(entry, 'id')
            }
            side={[textAt(entry, 'id')]}
          />
        ))}
      </Block>
    </div>
  );
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const lines = Array.isArray(children) ? children.flat() : [children];
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <div className="cw-panel cw-rows">{children}</div>
    </>
  );
}

function Line({ main, side }: { readonly main: string; readonly side: readonly string[] }) {
  const said = side.filter((part) => part !== '').join(' · ');
  return (
    <div className="cw-row" style={{ display: 'block' }}>
      <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{main}</div>
      {said === '' ? null : (
        <Text size="sm" className="cw-soft">
          {said}
        </Text>
      )}
    </div>
  );
}

interface ContributorProps {
  readonly entry: Json;
  readonly person: RaidView['people'][number] | undefined;
}

function Contributor({ entry, person }: ContributorProps) {
  const { t } = useTranslation();
  const session = useSession();
  // To a page that they may not see, nobody is led.
  const opens = person !== undefined && mayAtAll(session, 'person.open');
  const positions = listAt(entry, 'position').map((held) => [word(held, 'id'), span(held, t)].join(' '));
  const roles = listAt(entry, 'role').map((role) => word(role, 'id'));
  return (
    <div className="cw-row" style={{ alignItems: 'start' }}>
      <span className="cw-row-words">
        {opens ? <a href={`#/people/${person.personId}`}>{person.name}</a> : <strong>{person?.name ?? textAt(entry, 'id')}</strong>}
        <Text size="sm" className="cw-soft">
          {[...(person === undefined ? [] : [textAt(entry, 'id')]), ...positions].join(' · ')}
        </Text>
        {roles.length === 0 ? null : <Text size="sm">{roles.join(', ')}</Text>}
      </span>
      {valueAt(entry, 'leader') === true ? (
        <Remark tone="ok" sign="★">
          {t('raids.fields.leader')}
        </Remark>
      ) : null}
      {valueAt(entry, 'contact') === true ? (
        <Remark tone="off" sign="✉">
          {t('raids.fields.contact')}
        </Remark>
      ) : null}
    </div>
  );
}

function word(record: Json, path: string): string {
  const id = textAt(record, path);
  return wordOf(id) ?? id;
}

/** From – until, as it was typed: a year stays a year. */
function span(dated: Json, t: TFunction): string {
  const [from, until] = [textAt(dated, 'startDate'), textAt(dated, 'endDate')];
  if (from === '') return '';
  return until === '' ? t('raids.since', { from }) : t('raids.span', { from, until });
}

function language(record: Json): string {
  const code = textAt(record, 'language.id');
  return code === '' ? '' : (new Intl.DisplayNames(undefined, { type: 'language', fallback: 'none' }).of(code) ?? code);
}

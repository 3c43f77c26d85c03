import './form/raid-form.css';
import { Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../core/base/canonical-json.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { fieldWords, valueWords } from './words.ts';

/** Two versions side by side: only what differs, field by field. */
export function CompareRaid({ params }: ScreenProps) {
  const raidId = params.raidId ?? '';
  const raid = useStation('raid.open', { raidId });
  if (raid.error !== null) return <FailureNotice failure={raid.error.failure} />;
  if (raid.data === undefined) return null;
  const { version, title } = raid.data;
  const numberOf = (text: string | undefined, standard: number): number => {
    const number = Number(text ?? '');
    return Number.isInteger(number) && number >= 1 && number <= version ? number : standard;
  };
  const to = numberOf(params.to, version);
  return <Compared raidId={raidId} title={title} newest={version} began={[numberOf(params.from, Math.max(1, to - 1)), to]} />;
}

interface Props {
  readonly raidId: string;
  readonly title: string;
  readonly newest: number;
  readonly began: readonly [from: number, to: number];
}

function Compared({ raidId, title, newest, began }: Props) {
  const { t } = useTranslation();
  const [[from, to], setPair] = useState(began);
  const compared = useStation('raid.compare', { raidId, from, to });
  const versions = Array.from({ length: newest }, (_, at) => ({
    value: String(newest - at),
    label: t('raids.versionNumber', { version: newest - at }),
  }));
  const pick = (label: string, value: number, onPick: (version: number) => void) => (
    <Select
      label={label}
      w={200}
      allowDeselect={false}
      searchable={newest > 10}
      value={String(value)}
      data={versions}
      onChange={(chosen) => onPick(Number(chosen))}
    />
  );
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.raids'), '/raids'],
          [title, `/raids/${raidId}`],
        ]}
        title={t('raids.compare')}
        sub={compared.data === undefined ? ' ' : t('raids.differences', { count: compared.data.differences.length })}
      />
      <Group mb="md" align="end">
        {pick(t('raids.earlier'), from, (version) => setPair([version, to]))}
        {pick(t('raids.later'), to, (version) => setPair([from, version]))}
      </Group>
      <FailureNotice failure={compared.error?.failure} />
      <div className="cw-panel cw-rows">
        <table className="cw-compare">
          <thead>
            <tr>
              <th scope="col">{t('raids.column.field')}</th>
              <th scope="col">{t('raids.versionNumber', { version: from })}</th>
              <th scope="col">{t('raids.versionNumber', { version: to })}</th>
            </tr>
          </thead>
          <tbody>
            {compared.data?.differences
              .filter(({ path }) => !path.endsWith('schemaUri'))
              .map(({ path, before, after }) => (
                <tr key={path}>
                  <th scope="row">{fieldWords(path, t)}</th>
                  <td data-side="before">{valueWords(before as Json | undefined, t) || '–'}</td>
                  <td data-side="after">{valueWords(after as Json | undefined, t) || '–'}</td>
                </tr>
              ))}
          </tbody>
        </table>
        {compared.data?.differences.length === 0 ? <div className="cw-empty">{t('raids.same')}</div> : null}
      </div>
    </section>
  );
}

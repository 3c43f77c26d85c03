import { Group, SegmentedControl } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ImportEntry, ImportKind, ImportView } from '../../../core/actions/views.ts';
import { lineProblem } from '../../widgets/line-problem.ts';
import { Pages, type Part } from '../../widgets/pages.tsx';
import { Remark } from '../../widgets/state-badge.tsx';
import { ExportRefused } from './export-refused.tsx';

const kinds = ['create', 'change', 'same', 'refused'] as const;
const looks = {
  create: { tone: 'ok', sign: '+' },
  change: { tone: 'wait', sign: '~' },
  same: { tone: 'off', sign: '=' },
  refused: { tone: 'bad', sign: '×' },
} as const;

interface Props {
  readonly data: ImportView;
  readonly show: ImportKind | 'all';
  readonly onShow: (show: ImportKind | 'all') => void;
  readonly part: Part;
}

/** What will come of each line, or why nothing does; of a file that is over, the refused ones. */
export function ImportLines({ data, show, onShow, part }: Props) {
  const { t } = useTranslation();
  const { found } = data;
  const all = found === undefined ? 0 : kinds.reduce((sum, kind) => sum + found[kind], 0);
  const refused = found?.refused ?? data.total;
  return (
    <>
      <Group mb="sm" justify="space-between">
        {found === undefined ? (
          <h2>{t('imports.refusedLines')}</h2>
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={t('imports.lines')}
            value={show}
            onChange={(value) => onShow(value as ImportKind | 'all')}
            data={[
              { value: 'all', label: `${t('imports.all')} ${all.toLocaleString()}` },
              ...kinds.map((kind) => ({ value: kind, label: `${t(`imports.will.${kind}`)} ${found[kind].toLocaleString()}` })),
            ]}
          />
        )}
        {refused === 0 ? null : <ExportRefused importId={data.id} />}
      </Group>
      <div className="cw-panel cw-rows">
        {data.entries.length === 0 ? <div className="cw-empty">{t('imports.noLines')}</div> : null}
        {data.entries.map((entry) => (
          <div className="cw-row" key={entry.line}>
            <span className="cw-soft cw-import-line">{t('imports.line', { line: entry.line })}</span>
            <span className="cw-row-words">
              <span className="cw-row-title">{[entry.name, entry.email].filter((word) => word !== '').join(' · ')}</span>
              <span className="cw-soft">{detail(entry, t)}</span>
            </span>
            <Remark tone={looks[entry.kind].tone} sign={looks[entry.kind].sign}>
              {t(`imports.will.${entry.kind}`)}
            </Remark>
          </div>
        ))}
        <Pages part={part} total={data.total} />
      </div>
    </>
  );
}

function detail({ problems = [], changes = [], number }: ImportEntry, t: TFunction): string {
  const said = problems.map((problem) => lineProblem(problem, t));
  const differs = changes.map(({ field, before, after }) =>
    t('imports.becomes', {
      field: t(`imports.fields.${field}`, { defaultValue: t('imports.fields.identifier') }),
      before: before || '–',
      after,
    }),
  );
  return [...(number === undefined ? [] : [number]), ...said, ...differs].join(' · ');
}

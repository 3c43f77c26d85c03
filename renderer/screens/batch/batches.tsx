import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { when } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { PageHeader } from '../../widgets/page-header.tsx';

/** The batches of this service point, newest first. */
export function Batches(_props: ScreenProps) {
  const { t } = useTranslation();
  const batches = useStation('batch.find', { limit: 100 }).data?.batches ?? [];
  return (
    <section>
      <PageHeader title={t('batches.title')} aside={<Button onClick={() => go('/batches/new')}>{t('batches.new')}</Button>} />
      <div className="cw-panel cw-rows">
        {batches.length === 0 ? <div className="cw-empty">{t('batches.none')}</div> : null}
        {batches.map((batch) => (
          <div className="cw-row" key={batch.id}>
            <span className="cw-row-words">
              <a className="cw-row-title" href={`#/batches/${batch.id}`} style={{ color: 'inherit', textDecoration: 'none' }}>
                {batch.useCase}
              </a>
              <span className="cw-soft">{t('batches.made', { who: batch.madeByName, when: when(batch.madeAt) })}</span>
            </span>
            <span className="cw-row-side">
              {(['waiting', 'running', 'done', 'failed', 'passedOver'] as const)
                .filter((what) => batch[what] > 0)
                .map((what) => `${t(`batches.counts.${what}`)} ${batch[what]}`)
                .join(' · ')}
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}

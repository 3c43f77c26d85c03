import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../format.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { sentence } from '../../widgets/sentence.ts';
import { EntryProof } from './entry-proof.tsx';

/** One entry with what proves it. */
export function JournalEntry({ params }: ScreenProps) {
  const { t } = useTranslation();
  const n = Number(params.n);
  const entry = useStation('journal.entry', { n, ...(params.epoch === undefined ? {} : { epoch: Number(params.epoch) }) });
  if (entry.error !== null) return <FailureNotice failure={entry.error.failure} />;
  if (entry.data === undefined) return null;
  const { view, body, hash, previous, signature, signedBy, inTree, proofText } = entry.data;
  const rows: readonly (readonly [string, string])[] = [
    [t('journal.page.hash'), hash],
    [t('journal.page.previous'), previous],
    [t('journal.page.signature'), signature],
    [t('journal.page.signedBy'), signedBy],
    [t('journal.page.tree', { size: inTree.size, root: inTree.root }), inTree.proof.join('\n')],
    [t('journal.page.body'), body],
  ];
  return (
    <section>
      <PageHeader
        crumbs={[[t('frame.rail.journal'), '/journal']]}
        title={t('journal.page.entry', { n })}
        sub={`${dayAndTime(view.at)} · ${sentence(view, t)}`}
      />
      <EntryProof n={n} proof={proofText} body={body} />
      <div className="cw-panel cw-empty">
        {rows.map(([label, value]) => (
          <div key={label} style={{ marginBottom: 14 }}>
            <h2>{label}</h2>
            <div className="cw-mono" style={{ whiteSpace: 'pre-wrap', color: 'var(--cw-ink)' }}>
              {value}
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useStation } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Tries } from '../../widgets/tries.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

export type PinStatus = ActionOutput<'card.pin-status'>;

interface Props {
  readonly cardId: string;
  readonly kind: 'change' | 'unblock';
  readonly children: (reader: string, status: PinStatus) => ReactNode;
}

/** What both PIN pages share: whose card, in which reader, and the tries left before anybody types. */
export function PinPage({ cardId, kind, children }: Props) {
  const { t } = useTranslation();
  const card = useStation('card.open', { cardId }).data;
  const reader = useReaderOf()(cardId);
  const status = useStation('card.pin-status', { reader: reader?.name ?? '' }, { enabled: reader !== undefined });
  if (card === undefined) return null;
  return (
    <section>
      <PageHeader
        crumbs={[[t('card.name', { number: card.number }), `/cards/${card.id}`]]}
        title={t(`pin.${kind}.title`)}
        sub={`${card.personName} · ${t('card.name', { number: card.number })}`}
      />
      <div className="cw-panel" style={{ maxWidth: 560, padding: 28 }}>
        <p style={{ marginTop: 0 }}>{t(`pin.${kind}.text`)}</p>
        {reader === undefined ? <strong>{t('pin.putIn', { card: card.number })}</strong> : null}
        <FailureNotice failure={status.error?.failure} />
        {reader === undefined || status.data === undefined ? null : (
          <>
            {kind === 'change' ? <Tries left={status.data.pinTriesLeft} total={status.data.pinTries} /> : null}
            {kind === 'unblock' && status.data.pukTriesLeft !== undefined ? (
              <strong>{t('pin.pukTries', { count: status.data.pukTriesLeft })}</strong>
            ) : null}
            <div style={{ marginTop: 16 }}>{children(reader.name, status.data)}</div>
          </>
        )}
      </div>
    </section>
  );
}

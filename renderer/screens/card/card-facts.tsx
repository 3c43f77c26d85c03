import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { dayAndTime } from '../../format.ts';
import { Remark } from '../../widgets/state-badge.tsx';

/** What we know of the card beside its certificates: chip, model, proof, hand-over, claims. */
export function CardFacts({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const left = card.proof?.leftOut.map((what) => t(`card.what.${what}`, { defaultValue: what })).join(', ') ?? '';
  return (
    <div className="cw-panel cw-rows">
      {card.proof === undefined ? null : (
        <div className="cw-row">
          <span className="cw-row-words">
            {t('card.proof')}
            {left === '' ? null : <span className="cw-reason">{t('card.leftOut', { what: left })}</span>}
          </span>
          <span className="cw-row-side">{dayAndTime(card.proof.at)}</span>
          <Remark tone={card.proof.passed === card.proof.total ? 'ok' : 'bad'} sign={card.proof.passed === card.proof.total ? '✓' : '✕'}>
            {t('card.rules', { passed: card.proof.passed, total: card.proof.total })}
          </Remark>
        </div>
      )}
      {card.handOver === undefined ? null : (
        <div className="cw-row">
          <span className="cw-row-words">
            {t('card.handOver')}:{' '}
            {t('card.handOverText', {
              documents: card.handOver.identifiers.join(', '),
              who: card.handOver.seenByName,
              receipt: card.handOver.receipt,
            })}
          </span>
          <span className="cw-row-side">{dayAndTime(card.handOver.at)}</span>
        </div>
      )}
      <div className="cw-row">
        <dl className="cw-facts">
          {(
            [
              ['model', card.model],
              ['identity', card.chip],
              ['uuid', card.cardUuid],
              ['claims', card.profileClaims],
            ] as const
          ).map(([key, value]) =>
            value === undefined ? null : (
              <div key={key} style={{ display: 'contents' }}>
                <dt>{t(`card.${key}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { dayAndTime, inPairs } from '../../format.ts';
import { Remark } from '../../widgets/state-badge.tsx';

/** How the card was proved and handed over. */
export function CardFacts({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const left = card.proof?.leftOut.map((what) => t(`card.what.${what}`, { defaultValue: what })).join(', ') ?? '';
  if (card.proof === undefined && card.handOver === undefined) return null;
  return (
    <div className="cw-panel cw-rows">
      {card.proof === undefined ? null : (
        <div className="cw-row">
          <span className="cw-row-words">
            {t('card.proof')}
            {left === '' ? null : <span className="cw-reason">{t('card.leftOut', { what: left })}</span>}
            <Maker card={card} />
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
    </div>
  );
}

/** The root that its keys were attested up to, or that nobody looked. */
function Maker({ card: { attestedBy } }: { readonly card: CardView }) {
  const { t } = useTranslation();
  if (attestedBy === undefined) return <span className="cw-reason">{t('card.makerUnchecked')}</span>;
  return (
    <>
      <span className="cw-reason">{t('card.maker', { root: attestedBy.root })}</span>
      <span className="cw-reason" style={{ overflowWrap: 'anywhere' }}>
        {t('card.makerPrint', { fingerprint: inPairs(attestedBy.fingerprint) })}
      </span>
    </>
  );
}

const fields = [
  ['title', 'title'],
  ['unit', 'unit'],
  ['model', 'model'],
  ['identity', 'chip'],
  ['uuid', 'cardUuid'],
  ['claims', 'profileClaims'],
] as const;

/** What the card says of its holder, and what it is: model, chip, UUID, and what its profile claims. */
export function CardIdentity({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  return (
    <dl className="cw-facts cw-panel" style={{ padding: 14, margin: 0 }}>
      {fields.map(([label, field]) =>
        card[field] === undefined ? null : (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{t(`card.${label}`)}</dt>
            <dd>{card[field]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

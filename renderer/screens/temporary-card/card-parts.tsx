import { useTranslation } from 'react-i18next';
import type { TemporaryCardView } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { go } from '../../location.ts';
import { Photo } from '../../widgets/photo.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

interface Props {
  readonly card: TemporaryCardView;
}

/** Who has it, and until when. */
export function Holder({ card }: Props) {
  const { t } = useTranslation();
  const { personId, personName = '' } = card;
  if (personId === undefined) return null;
  return (
    <button type="button" className="cw-panel cw-issue-holder" onClick={() => go(`/people/${personId}`)}>
      <Photo photo={card.photo} name={personName} size={56} square />
      <span style={{ flex: 1, textAlign: 'left' }}>
        <strong>{personName}</strong>
        <br />
        <span className="cw-soft">{card.dueOn === undefined ? '' : t('temporaryCards.dueOn', { day: day(card.dueOn) })}</span>
      </span>
      {card.personState === undefined ? null : <StateBadge state={card.personState} />}
    </button>
  );
}

/** What the card is. */
export function Facts({ card }: Props) {
  const { t } = useTranslation();
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('temporaryCards.facts.profile'), `${card.profileName}. ${card.profileClaims}`],
    [t('temporaryCards.facts.home'), card.servicePointName],
    [t('temporaryCards.facts.model'), card.model],
    [t('temporaryCards.facts.chip'), card.chip],
    [t('temporaryCards.facts.uuid'), card.cardUuid],
    [t('temporaryCards.facts.plastic'), card.expiresOn === undefined ? undefined : day(card.expiresOn)],
  ];
  return (
    <dl className="cw-facts cw-panel" style={{ padding: 14, margin: 0 }}>
      {facts.map(([label, value]) =>
        value === undefined ? null : (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Newest first: those of the holder now, then those of holders before. */
export function Certificates({ card }: Props) {
  const { t } = useTranslation();
  return (
    <div>
      <h2>{t('temporaryCards.certificates')}</h2>
      {card.certificates.length === 0 ? <div className="cw-panel cw-empty">{t('temporaryCards.noCertificates')}</div> : null}
      <div className="cw-panel cw-rows">
        {card.certificates.map((certificate) => (
          <div className="cw-row" key={certificate.id}>
            <strong style={{ width: 40 }}>{certificate.slot.toUpperCase()}</strong>
            <span className="cw-row-words">
              <span className="cw-row-title">{t(`chip.slots.${certificate.slot}`)}</span>
              <span className="cw-soft">{certificate.serialHex}</span>
            </span>
            <span className="cw-row-side">{t('card.validTo', { day: day(certificate.notAfter) })}</span>
            <StateBadge state={certificate.state} />
          </div>
        ))}
      </div>
    </div>
  );
}

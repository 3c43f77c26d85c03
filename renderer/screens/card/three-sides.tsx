import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CardView, CertificateView } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import { Remark } from '../../widgets/state-badge.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

/** Chip, authority and record side by side, slot by slot; what differs is marked. */
export function ThreeSides({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const lying = useReaderOf()(card.id);
  const tile = lying?.operation === undefined ? lying : undefined;
  const chip = useStation('card.read-chip', { reader: tile?.name ?? '' }, { enabled: tile !== undefined }).data;
  return (
    <>
      <h2>{t('card.threeSides')}</h2>
      <div className="cw-panel cw-rows">
        {card.certificates.length === 0 ? <div className="cw-empty">{t('card.noCertificates')}</div> : null}
        {card.certificates.map((certificate) => (
          <div className="cw-row" key={certificate.id}>
            <strong style={{ width: 34 }}>{certificate.slot.toUpperCase()}</strong>
            <span className="cw-row-words">
              <span className="cw-row-title">{t(`chip.slots.${certificate.slot}`)}</span>
              <span className="cw-soft">
                {t(`chip.keys.${certificate.keyKind as 'p256'}`)} · {t('card.validTo', { day: day(certificate.notAfter) })}
              </span>
            </span>
            <ChipSide
              state={tile === undefined ? undefined : chip?.certificates.find((found) => found.slot === certificate.slot)?.record}
            />
            <Side label={t('card.authority')} state={certificate.authority} same={certificate.authority === certificate.state} />
            <Side label={t('card.record')} state={certificate.state} same />
          </div>
        ))}
        <div className="cw-row">
          <span className="cw-row-words cw-soft">{tile === undefined ? t('card.readChip') : ''}</span>
          {tile === undefined ? null : (
            <Button variant="default" onClick={() => go(`/readers/${encodeURIComponent(tile.name)}`)}>
              {t('actions.card.read-chip')}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

function ChipSide({ state }: { readonly state: 'same' | 'different' | 'none' | undefined }) {
  const { t } = useTranslation();
  if (state === undefined) return <Remark tone="off" sign="○">{`${t('card.chip')} ${t('card.notRead')}`}</Remark>;
  return (
    <Remark tone={state === 'same' ? 'ok' : 'bad'} sign={state === 'same' ? '✓' : '✕'}>
      {t('card.chip')}
    </Remark>
  );
}

const tones = { valid: 'ok', 'on-hold': 'wait', revoked: 'bad', expired: 'off', unknown: 'off' } as const;

/** One side's view of a certificate; a cross where it differs from the record. */
function Side({ label, state, same }: { readonly label: string; readonly state: CertificateView['authority']; readonly same: boolean }) {
  const { t } = useTranslation();
  return <Remark tone={same ? tones[state] : 'bad'} sign={same ? '✓' : '✕'}>{`${label}: ${t(`states.${state}`).toLowerCase()}`}</Remark>;
}

import './card-face.css';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { Photo } from '../../widgets/photo.tsx';

/** The card as the holder knows it. */
export function CardFace({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  return (
    <div className="cw-face" aria-hidden="true">
      <div>
        <strong>{card.servicePointName}</strong>
        <div className="cw-face-soft">{card.profileName}</div>
      </div>
      <div className="cw-face-holder">
        <Photo photo={card.photo} name={card.personName} size={56} square />
        <div>
          <strong>{card.personName}</strong>
          <div className="cw-face-soft">
            {t('card.name', { number: card.number })}
            {card.expiresOn === undefined ? '' : ` · ${t('card.validTo', { day: day(card.expiresOn) })}`}
          </div>
        </div>
      </div>
    </div>
  );
}

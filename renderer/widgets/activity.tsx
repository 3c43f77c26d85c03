import './widgets.css';
import { useTranslation } from 'react-i18next';
import type { FactView } from '../../core/actions/views.ts';
import { when } from '../format.ts';
import { sentence } from './sentence.ts';

/** What happened, newest first, in plain sentences. */
export function Activity({ facts }: { readonly facts: readonly FactView[] }) {
  const { t } = useTranslation();
  if (facts.length === 0) return <div className="cw-panel cw-empty">{t('journal.nothing')}</div>;
  return (
    <div className="cw-panel cw-rows">
      {facts.map((fact) => (
        <div className="cw-row" key={fact.n}>
          <span className="cw-row-words">{sentence(fact, t)}</span>
          <span className="cw-row-side">{when(fact.at)}</span>
        </div>
      ))}
    </div>
  );
}

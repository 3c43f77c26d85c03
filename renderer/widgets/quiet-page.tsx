import './quiet-page.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  readonly text?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page without the frame: first start, sign-in, lock. */
export function QuietPage({ title, text, wide = false, children }: Props) {
  const { t } = useTranslation();
  return (
    <main className="cw-quiet">
      <div className="cw-quiet-panel cw-panel" data-wide={wide}>
        <div className="cw-quiet-product">{t('frame.product')}</div>
        <h1>{title}</h1>
        {text === undefined ? null : <p className="cw-soft">{text}</p>}
        <div className="cw-quiet-body">{children}</div>
      </div>
    </main>
  );
}

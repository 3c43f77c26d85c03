import './widgets.css';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly crumbs?: readonly (readonly [label: string, path: string])[];
  readonly aside?: ReactNode;
}

/** Heading of a page: where we are, what it is, what stands beside it. */
export function PageHeader({ title, sub, crumbs = [], aside }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {crumbs.length === 0 ? null : (
        <nav className="cw-crumbs" aria-label={t('frame.back')}>
          {crumbs.map(([label, path]) => (
            <Fragment key={path}>
              <a href={`#${path}`}>{label}</a>
              <span aria-hidden="true"> › </span>
            </Fragment>
          ))}
        </nav>
      )}
      <div className="cw-header">
        <div className="cw-header-words">
          <h1>{title}</h1>
          {sub === undefined ? null : <div className="cw-soft">{sub}</div>}
        </div>
        {aside}
      </div>
    </>
  );
}

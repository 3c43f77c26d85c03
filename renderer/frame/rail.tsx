import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../core/actions/views.ts';
import { useStation } from '../queries.ts';
import { screens } from '../screens.ts';
import { mayAtAll, worksNowhere } from '../session-context.ts';

interface Props {
  readonly path: string;
  readonly session: SessionView;
}

/** The pages this person may see, with a count where something waits for them. */
export function Rail({ path, session }: Props) {
  const { t } = useTranslation();
  const desk = useStation('desk.open', {}, { enabled: mayAtAll(session, 'desk.open') }).data;
  const outside = worksNowhere(session);
  const points = useStation('service-point.find', {}, { enabled: !outside && mayAtAll(session, 'service-point.find') }).data;
  const counts: Partial<Record<string, number>> = {
    'service-points': points?.waiting,
    ...(desk === undefined
      ? {}
      : {
          desk: desk.calling.length + desk.toProduce.length + desk.toHandOver.length + desk.unfinished.length + desk.toDecide.length,
          requests: desk.toDecide.length,
        }),
  };
  const entries = screens.filter(
    ({ rail, outside: seen, action }) =>
      rail !== undefined && (outside ? seen !== undefined : seen !== 'alone') && mayAtAll(session, action),
  );
  return (
    <nav className="cw-frame-rail" aria-label={t('frame.rail.label')}>
      {entries.map((screen) => {
        const current = path === screen.path || path.startsWith(`${screen.path}/`);
        const count = counts[screen.rail ?? ''] ?? 0;
        return (
          <a key={screen.path} className="cw-rail-entry" href={`#${screen.path}`} aria-current={current ? 'page' : undefined}>
            <span>{t(`frame.rail.${screen.rail ?? 'desk'}`)}</span>
            {count > 0 ? <span className="cw-rail-count">{count}</span> : null}
          </a>
        );
      })}
    </nav>
  );
}

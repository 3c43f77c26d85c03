import { Button, Group, Spoiler, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../core/base/canonical-json.ts';
import type { RevisionView } from '../../../core/actions/views.ts';
import { dayAndTime } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { fieldWords, pathOfPointer, valueWords } from './words.ts';

/** Every version, newest first: who, when, and what the JSON Patch did, in words; the patch itself is there for whoever wants it. */
export function RaidHistory({ params }: ScreenProps) {
  const { t } = useTranslation();
  const raidId = params.raidId ?? '';
  const history = useStation('raid.history', { raidId });
  if (history.error !== null) return <FailureNotice failure={history.error.failure} />;
  if (history.data === undefined) return null;
  const { title, handle, revisions } = history.data;
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.raids'), '/raids'],
          [title, `/raids/${raidId}`],
        ]}
        title={t('raids.history')}
        sub={[handle, t('raids.versions', { count: revisions.length })].filter(Boolean).join(' · ')}
      />
      <div className="cw-panel cw-rows">
        {revisions.map((revision) => (
          <Revision key={revision.version} raidId={raidId} revision={revision} />
        ))}
      </div>
    </section>
  );
}

const MOST_PX = 150;

function Revision({ raidId, revision }: { readonly raidId: string; readonly revision: RevisionView }) {
  const { t } = useTranslation();
  const { version, changedAt, changedBy, steps } = revision;
  return (
    <div className="cw-row" style={{ alignItems: 'start' }}>
      <span style={{ width: 190, flex: 'none' }}>
        <strong>{t('raids.versionNumber', { version })}</strong>
        <Text size="sm" className="cw-soft">
          {dayAndTime(changedAt)}
        </Text>
        <Text size="sm" className="cw-soft">
          {changedBy}
        </Text>
      </span>
      <span className="cw-row-words">
        <Spoiler maxHeight={MOST_PX} showLabel={t('raids.showAll')} hideLabel={t('raids.showLess')}>
          {version === 1 ? <Text size="sm">{t('raids.firstVersion')}</Text> : null}
          {steps.length === 0 && version > 1 ? <Text size="sm">{t('raids.peopleOnly')}</Text> : null}
          {steps.map((step, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the steps of a patch are told apart by their order alone
            <StepWords key={at} step={step} first={version === 1} />
          ))}
          <details>
            <summary className="cw-soft">{t('raids.patch')}</summary>
            <pre className="cw-mono" style={{ whiteSpace: 'pre-wrap' }}>
              {JSON.stringify(steps, null, 1)}
            </pre>
          </details>
        </Spoiler>
      </span>
      <Group gap="xs" wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('raids.readVersion', { version })}
          onClick={() => go(`/raids/${raidId}?version=${version}`)}
        >
          {t('raids.read')}
        </Button>
        {version === 1 ? null : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('raids.compareWithBefore', { version })}
            onClick={() => go(`/raids/${raidId}/compare?from=${version - 1}&to=${version}`)}
          >
            {t('raids.compare')}
          </Button>
        )}
      </Group>
    </div>
  );
}

function StepWords({ step, first }: { readonly step: RevisionView['steps'][number]; readonly first: boolean }) {
  const { t } = useTranslation();
  const field = fieldWords(pathOfPointer(step.path), t);
  const value = valueWords(step.value as Json | undefined, t);
  const verb = step.op === 'remove' ? 'remove' : first ? 'first' : step.op === 'add' ? 'add' : 'replace';
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {t(`raids.steps.${value === '' && verb !== 'remove' ? 'emptied' : verb}`, { field, value })}
    </Text>
  );
}

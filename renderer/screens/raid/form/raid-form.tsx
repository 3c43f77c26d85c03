import { Alert, Button, Kbd, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { checkRaid } from '../../../../core/raid/check-raid.ts';
import type { RaidFailure } from '../../../../core/raid/raid-failure.ts';
import { lastEmbargoDay } from '../../../../core/raid/rules/access.ts';
import type { RuleContext } from '../../../../core/raid/rules/context.ts';
import type { StationFailure } from '../../../bridge.ts';
import { mayAtAll, useSession } from '../../../session-context.ts';
import { FailureNotice } from '../../../widgets/failure-notice.tsx';
import { AccessSection } from '../sections/access.tsx';
import { ContributorSection, OrganisationSection } from '../sections/people.tsx';
import { AlternateSection, PlaceSection, RelatedObjectSection, RelatedRaidSection } from '../sections/related.tsx';
import { SubjectSection } from '../sections/subject.tsx';
import { DateSection, DescriptionSection, TitleSection } from '../sections/what-and-when.tsx';
import { FaultSummary, Outline } from './faults.tsx';
import { type Metadata, valueAt, withValue } from './path.ts';
import { type Prepared, prepared } from './prepared.ts';
import { type RaidForm as Form, RaidFormContext } from './raid-form-context.ts';
import { movedStart } from './moved-start.ts';

interface Props {
  readonly value: Metadata;
  readonly onValue: (next: (before: Metadata) => Metadata) => void;
  readonly context: RuleContext;
  readonly save: { readonly label: string; readonly blocked?: string; readonly busy: boolean; readonly onSave: (sent: Prepared) => void };
  readonly draft?: { readonly busy: boolean; readonly onSave: (sent: Prepared) => void };
  readonly onCancel: () => void;
  readonly error: StationFailure | null;
  /** Said above the form and beside the buttons. */
  readonly above?: ReactNode;
  readonly said?: string | undefined;
}

/** The form of a RAiD: every block in a section of its own, every fault at its field and in one list, nothing sent that the rules refuse. */
export function RaidForm({ value, onValue, context, save, draft, onCancel, error, above, said }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const [tried, setTried] = useState(false);
  const faults = useMemo(() => (tried ? allFaults(value, context, error) : []), [tried, value, context, error]);
  const form: Form = {
    value,
    faults,
    change: (path, next) => onValue((before) => movedStart(withValue(before, path, next), before, path)),
    findsPeople: mayAtAll(session, 'person.find') ? 'anybody' : mayAtAll(session, 'raid.find-person') ? 'by name' : 'nobody',
    lastEmbargoDay: lastEmbargoDay(context),
  };
  const press = (): void => {
    if (save.busy || save.blocked !== undefined) return;
    setTried(true);
    if (checkRaid(prepared(value).metadata, context).ok) save.onSave(prepared(value));
  };
  const pressDraft = (): void => (draft === undefined || draft.busy ? undefined : draft.onSave(prepared(value)));
  useHotkeys(
    [
      ['mod+Enter', press],
      ['mod+S', pressDraft],
    ],
    [],
  );
  return (
    <RaidFormContext.Provider value={form}>
      {above}
      {error === null || error.failure.code === 'raid-invalid' ? null : <FailureNotice failure={error.failure} />}
      <div className="cw-raid-columns">
        <div>
          <FaultSummary faults={faults} />
          <TitleSection />
          <DateSection />
          <AccessSection />
          <ContributorSection />
          <DescriptionSection />
          <OrganisationSection />
          <SubjectSection />
          <RelatedObjectSection />
          <RelatedRaidSection />
          <AlternateSection />
          <PlaceSection />
        </div>
        <Stack className="cw-raid-aside" gap="sm">
          <Button
            fullWidth
            loading={save.busy}
            disabled={save.blocked !== undefined}
            onClick={press}
            rightSection={<Kbd size="xs">Ctrl ↵</Kbd>}
          >
            {save.label}
          </Button>
          {save.blocked === undefined ? null : <Text size="sm">{save.blocked}</Text>}
          {draft === undefined ? null : (
            <Button fullWidth variant="default" loading={draft.busy} onClick={pressDraft} rightSection={<Kbd size="xs">Ctrl S</Kbd>}>
              {t('actions.raid.save-draft')}
            </Button>
          )}
          <Button fullWidth variant="default" onClick={onCancel}>
            {t('raids.form.throwAway')}
          </Button>
          {said === undefined ? null : (
            <Alert color="green" variant="light" role="status">
              {said}
            </Alert>
          )}
          <Text size="xs" className="cw-soft">
            {t('raids.form.kept')}
          </Text>
          <Outline faults={faults} />
        </Stack>
      </div>
    </RaidFormContext.Provider>
  );
}

/** What the rules find now, and what the station found at names that are still as they were sent. */
function allFaults(value: Metadata, context: RuleContext, error: StationFailure | null): readonly RaidFailure[] {
  const checked = checkRaid(prepared(value).metadata, context);
  const own = checked.ok ? [] : checked.failures;
  const told = error?.failure.code === 'raid-invalid' ? (error.failure.fields ?? []) : [];
  const known = new Set(own.map(({ fieldId }) => fieldId));
  return [...own, ...told.filter(({ fieldId, errorType }) => errorType === 'notFound' && !known.has(fieldId) && isStill(fieldId, value))];
}

function isStill(path: string, value: Metadata): boolean {
  return valueAt(value, path) !== undefined;
}

import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { useAction } from '../../queries.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { OptionControl, type OptionRow, useOptionWords } from './option-control.tsx';

const groups = ['users', 'cards', 'temp', 'mobile', 'vsc', 'idle'] as const;

/** Every option with its value, its standard one, and what is not offered and why. Changing takes an Administrator. */
export function Options({ options }: { readonly options: ActionOutput<'option.list'>['options'] }) {
  const { t } = useTranslation();
  return groups.map((group) => (
    <section key={group} aria-labelledby={`options-${group}`}>
      <h2 id={`options-${group}`}>{t(`settings.option.groups.${group}`)}</h2>
      <div className="cw-panel cw-rows">
        {options
          .filter(({ id }) => id.startsWith(`${group}-`))
          .map((option) => (
            <Option key={option.id} option={option} />
          ))}
      </div>
    </section>
  ));
}

/** One option: saved as soon as it is set; a value that is refused says so here, and the one before stands. */
function Option({ option }: { readonly option: OptionRow }) {
  const { t } = useTranslation();
  const words = useOptionWords();
  const session = useSession();
  const change = useAction('option.change');
  return (
    <div className="cw-row">
      <span className="cw-row-words">
        <span className="cw-row-title">{t(`options.${option.id as 'idle-lock-seconds'}`)}</span>
        <span className="cw-soft">
          {t('settings.option.standard', { value: words(option.standard) })}
          {option.notOffered.map((entry) => (
            <span key={String(entry.value)} className="cw-reason">
              {t('settings.option.notOffered', { value: words(entry.value), why: entry.why })}
            </span>
          ))}
        </span>
        <FailureNotice failure={change.error?.failure} />
      </span>
      <OptionControl
        key={`${change.failureCount} ${String(option.value)}`}
        option={option}
        disabled={!mayAtAll(session, 'option.change') || change.isPending}
        onChange={(value) => change.mutate({ id: option.id, value })}
      />
    </div>
  );
}

import { Combobox, Kbd, TextInput, useCombobox } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../core/actions/views.ts';
import { go } from '../location.ts';
import { useHits } from './search-hits.ts';

/** The one search box: people, cards, requests, pages and actions; Ctrl+K from anywhere. */
export function SearchBox({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  /** Enter was pressed before the station had answered: its first hit is opened then. */
  const entered = useRef(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { selectFirstOption, closeDropdown, openDropdown } = combobox;
  // The box may have the focus already, with its hits put away by Escape.
  const begin = (): void => {
    input.current?.focus();
    openDropdown();
  };
  useHotkeys([['mod+K', begin]], []);
  const { groups, complete } = useHits(text, session);
  const first = groups.flatMap(([, hits]) => hits).find(({ whyNot }) => whyNot === undefined)?.path;
  const open = (path: string): void => {
    entered.current = false;
    input.current?.blur();
    go(path);
  };
  useEffect(() => {
    if (!complete || first === undefined) return;
    if (entered.current) {
      entered.current = false;
      input.current?.blur();
      go(first);
    } else selectFirstOption();
  }, [complete, first, selectFirstOption]);
  const enter = (): void => {
    if (combobox.getSelectedOptionIndex() !== -1) return;
    if (complete && first !== undefined) open(first);
    else entered.current = true;
  };
  return (
    <Combobox store={combobox} onOptionSubmit={open}>
      <Combobox.Target>
        <TextInput
          ref={input}
          aria-label={t('frame.search.placeholder')}
          placeholder={t('frame.search.placeholder')}
          value={text}
          className="cw-frame-search"
          rightSectionWidth={64}
          rightSection={<Kbd size="xs">Ctrl K</Kbd>}
          onChange={(event) => {
            setText(event.currentTarget.value);
            entered.current = false;
            openDropdown();
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => (event.key === 'Enter' ? enter() : undefined)}
          onFocus={() => openDropdown()}
          onClick={() => openDropdown()}
          onBlur={() => {
            setText('');
            closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === '' && groups.length === 0}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }}>
          {groups.length === 0 && complete && text.trim() !== '' ? <Combobox.Empty>{t('frame.search.nothing')}</Combobox.Empty> : null}
          {groups.map(([label, hits]) => (
            <Combobox.Group key={label} label={label}>
              {hits.map((hit) => (
                <Combobox.Option key={`${hit.path} ${hit.title}`} value={hit.path} disabled={hit.whyNot !== undefined} className="cw-hit">
                  {hit.title} <span className="cw-soft">{hit.detail}</span>
                  {hit.whyNot === undefined ? null : <span className="cw-reason">{hit.whyNot}</span>}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

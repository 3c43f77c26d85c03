import { createInstance } from 'i18next';
import type { Failure } from '../../../core/failures/table.ts';
import { english } from '../../../renderer/strings/english.ts';

const strings = createInstance();
void strings.init({
  lng: 'en',
  resources: { en: { translation: english } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** What the screen says of a failure: what happened, what it means, what to do next. Throws where a sentence is missing or has a hole. */
export function words({ code, params = {} }: Failure): readonly [happened: string, means: string, next: string] {
  const part = (name: 'happened' | 'means' | 'next'): string => {
    const key = `failures.${code}.${name}` as const;
    if (!strings.exists(key)) throw new Error(`there is no sentence ${key}`);
    const text = String(strings.t(key, { ...params }));
    if (/[{}]|undefined/.test(text)) throw new Error(`a hole in ${key}: ${text}`);
    return text;
  };
  return [part('happened'), part('means'), part('next')];
}

import { useSyncExternalStore } from 'react';

/** Where the page is: the fragment, since only `/` is served. `#/people/42` is path `/people/42`. */
function currentPath(): string {
  return window.location.hash.slice(1) || '/';
}

function onChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function usePath(): string {
  return useSyncExternalStore(onChange, currentPath);
}

export function go(path: string): void {
  window.location.hash = path;
}

/** The same, in place of where the page is: going back does not lead through it. */
export function instead(path: string): void {
  window.location.replace(`#${path}`);
}

export function goBack(): void {
  window.history.back();
}

export type Params = Readonly<Record<string, string>>;

/** Matches `/people/:personId` against a path; undefined where it does not fit. A query after `?` is added to the parameters. */
export function match(pattern: string, path: string): Params | undefined {
  const [bare = '', query = ''] = path.split('?');
  const wanted = pattern.split('/');
  const given = bare.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = Object.fromEntries(new URLSearchParams(query));
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
}

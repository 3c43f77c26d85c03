/** What somebody typed into the first screen before its program was there. */
export interface TypedBefore {
  readonly email: string;
  readonly password: string;
  /** The field in which they were. */
  readonly at: 'email' | 'password' | undefined;
}

const NOTHING: TypedBefore = { email: '', password: '', at: undefined };

function fieldsOf(screen: Element): { readonly email: HTMLInputElement | null; readonly password: HTMLInputElement | null } {
  return { email: screen.querySelector('input[type=email]'), password: screen.querySelector('input[type=password]') };
}

/** Reads the first screen, where it is there. */
export function typedBefore(): TypedBefore {
  // There is none while that very screen is made.
  const screen = 'document' in globalThis ? document.querySelector('#first') : null;
  if (screen === null) return NOTHING;
  const { email, password } = fieldsOf(screen);
  const focused = document.activeElement;
  const at = focused === null ? undefined : focused === password ? 'password' : focused === email ? 'email' : undefined;
  return { email: email?.value ?? '', password: password?.value ?? '', at };
}

/** Takes the first screen away, now that a true one is drawn. */
export function endFirstScreen(): void {
  document.querySelector('#first')?.remove();
}

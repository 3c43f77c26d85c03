import './pin-field.css';

/** Rules of what is being typed, ticking as it follows them. */
export function RuleTicks({ rules }: { readonly rules: readonly (readonly [words: string, holds: boolean])[] }) {
  return (
    <ul className="cw-rules">
      {rules.map(([words, holds]) => (
        <li key={words} data-ok={holds}>
          <span aria-hidden="true">{holds ? '✓' : '○'}</span> {words}
        </li>
      ))}
    </ul>
  );
}

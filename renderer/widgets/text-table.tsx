interface Props {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A small table of texts, to read; no two rows are the same. */
export function TextTable({ head, rows }: Props) {
  return (
    <table className="cw-report">
      <thead>
        <tr>
          {head.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join('\n')}>
            {row.map((text, index) => (
              <td key={head[index]}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

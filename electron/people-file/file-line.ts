import type { Cells } from '../../core/people-import/fields.ts';

/** A line of a CSV or an entry of an LDIF, by the number of the line on which it begins; or why it cannot be read. */
export type FileLine = { readonly line: number } & ({ readonly cells: Cells } | { readonly problem: LineProblem });

/** What is wrong with how it is written. */
export type LineProblem = 'quotes' | 'too-long' | 'no-dn' | 'no-attribute' | 'not-an-entry' | 'base64';

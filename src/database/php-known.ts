// Values of a PHP file that is read and not run: known ones, and the one that is not known.

/** A value that cannot be told without running the file. */
export class Unknown {
  readonly line: number;
  constructor(line: number) {
    this.line = line;
  }
}
export type Scalar = string | number | boolean | null;
export type Value = Scalar | Unknown | readonly Value[];

export interface PhpFile {
  /** Where the file lies, for `__FILE__` and `__DIR__`. */
  readonly path: string;
  readonly source: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Constants that exist before it runs. */
  readonly constants?: Readonly<Record<string, Scalar>>;
}

/** Source that is not understood: the statement is passed over. */
export class Unread extends Error {}

export const truthy = (value: Value): boolean | Unknown =>
  value instanceof Unknown ? value : Array.isArray(value) ? value.length > 0 : Boolean(value) && value !== '0';

/** As PHP's (string) cast. */
export const text = (value: Value): string | Unknown => {
  if (value instanceof Unknown) return value;
  if (Array.isArray(value)) return 'Array';
  return value === true ? '1' : value === false || value === null ? '' : String(value);
};

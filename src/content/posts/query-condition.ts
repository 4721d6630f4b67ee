// Conditions of a query for posts as data: their shape (which SQL), and their values (what is bound). Queries of one shape
// are compiled once and only bound afterwards.
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Parameters, type Prepared, prepare } from '../../database/prepared.ts';
import type { PostsTable } from '../../database/schema.ts';
import type { Registry } from '../../extend/registry.ts';
import type { Site } from '../site.ts';

export interface Condition {
  /** Equal for conditions whose SQL is equal but for the bound values. */
  readonly shape: string;
  /** Bound values; names are unique within a query. */
  readonly values: Parameters;
  /** The SQL. Gets placeholders for `values` under the same names, and must not look at them. */
  readonly sql: (values: Parameters) => Expression<SqlBool>;
  /** True where it names the few posts to look at: reading them in a list's order is no option, so ids are sorted alone. */
  readonly few?: boolean;
  /** Set where the condition is "in this one term" (term_taxonomy_id). */
  readonly onlyTerm?: number;
}

/** A column of the posts table. */
export function column(name: keyof PostsTable): RawBuilder<unknown> {
  return sql.ref(`posts.${name}`);
}

/** A condition without values. */
export function fixed(shape: string, expression: Expression<SqlBool>): Condition {
  return { shape, values: {}, sql: () => expression };
}

export const nothing: Condition = fixed('nothing', sql<boolean>`0 = 1`);

/** `column in (…)` or, with `not`, `column not in (…)`. */
export function among(name: keyof PostsTable, list: readonly (number | string)[], not = false): Condition {
  const key = `${name}${not ? '_not' : ''}`;
  return {
    shape: key,
    values: { [key]: [...new Set(list)] },
    sql: (values) => sql<boolean>`${column(name)} ${not ? sql`not in` : sql`in`} (${sql.join(boundList(values, key))})`,
  };
}

/** `column <operator> value`. */
export function compare(
  name: keyof PostsTable,
  operator: '=' | '<>' | '<' | '>',
  value: number | string,
  key = `${name}_${operator}`,
): Condition {
  return {
    shape: `${name}${operator}`,
    values: { [key]: value },
    sql: (values) => sql<boolean>`${column(name)} ${sql.raw(operator)} ${values[key] ?? null}`,
  };
}

/** A bound list of a condition; placeholders stand in it while the query is compiled. */
export function boundList(values: Parameters, key: string): readonly (string | number)[] {
  const list = values[key];
  return Array.isArray(list) ? list : [];
}

/** A bound single value, passed on unread. */
export function bound(values: Parameters, key: string): string {
  // A placeholder or the value itself; only handed on to the query builder, which takes either.
  return values[key] as string;
}

/** Shapes kept for each site; clients choose among few, and one that asks for ever new ones gains nothing. */
const shapesAtMost = 2000;
const statements = new WeakMap<Registry, Map<string, Prepared<Parameters, unknown>>>();

/** The statement of a shape, made once for each site: no data is kept, so it serves with caches switched off too. */
export function shaped<R>(
  site: Site,
  shape: string,
  build: (values: Parameters) => RawBuilder<R>,
): Prepared<Parameters, R> {
  let known = statements.get(site.registry);
  if (!known || known.size > shapesAtMost) statements.set(site.registry, (known = new Map()));
  const made =
    known.get(shape) ??
    prepare<Parameters, unknown>((kysely, values) => {
      const statement = build(values);
      return { compile: () => statement.compile(kysely) };
    });
  known.set(shape, made);
  // The shape says which rows come out.
  return made as Prepared<Parameters, R>;
}

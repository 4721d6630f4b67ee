// Conditions of which one must hold, as many as a request asks for. `a or b or c` is a tree as deep as the list is long, and
// SQLite refuses deep ones (1000); here halves are put into parentheses, so that the depth grows with the logarithm.
import { type Expression, type SqlBool, sql } from 'kysely';

/** True where one of the conditions is; false for none. */
export function anyOf(conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  const [first] = conditions;
  if (first === undefined) return sql<SqlBool>`(1 = 0)`;
  if (conditions.length === 1) return first;
  const half = Math.ceil(conditions.length / 2);
  return sql<SqlBool>`(${anyOf(conditions.slice(0, half))} or ${anyOf(conditions.slice(half))})`;
}

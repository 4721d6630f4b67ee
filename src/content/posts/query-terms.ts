// Conditions on terms. Reproduces WP_Tax_Query: terms become term_taxonomy ids first, children of hierarchical taxonomies
// included where asked, and a clause that names terms which do not exist matches nothing (IN, AND) or everything (NOT IN).
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Parameters } from '../../database/prepared.ts';
import type { Site } from '../site.ts';
import { bound, boundList, type Condition, column, nothing } from './query-condition.ts';
import type { TaxClause, TaxQuery } from './types.ts';

/**
 * A clause of few posts is answered from its relations; one of many by asking, in the list's order, whether each post has
 * the term. Between the two lies a factor of a thousand on large sites.
 */
const fewPosts = 2000;

/** The condition of a tax query; undefined where it asks nothing. One statement a clause at most. */
export async function taxCondition(site: Site, query: TaxQuery, path = 'tax'): Promise<Condition | undefined> {
  const conditions: Condition[] = [];
  for (const [index, part] of query.clauses.entries()) {
    const name = `${path}_${index}`;
    const condition =
      'clauses' in part ? await taxCondition(site, part, name) : await clauseCondition(site, part, name);
    if (condition) conditions.push(condition);
  }
  if (conditions.length === 0) return undefined;
  if (conditions.length === 1) return conditions[0];
  const values: Parameters = Object.assign({}, ...conditions.map((condition) => condition.values));
  return {
    shape: `${query.relation}(${conditions.map((condition) => condition.shape).join()})`,
    values,
    sql: (given) =>
      sql<boolean>`(${sql.join(
        conditions.map((condition) => condition.sql(given)),
        query.relation === 'AND' ? sql` and ` : sql` or `,
      )})`,
  };
}

async function clauseCondition(site: Site, clause: TaxClause, name: string): Promise<Condition | undefined> {
  const taxonomy = site.registry.taxonomies.get(clause.taxonomy);
  if (!taxonomy) return nothing;
  const operator = clause.operator ?? 'IN';
  if (operator === 'EXISTS' || operator === 'NOT EXISTS') return existence(clause.taxonomy, operator, name);
  const terms = [...new Set(clause.terms)];
  const found = await resolve(site, clause, terms, taxonomy.hierarchical);
  if (operator === 'AND' && found.direct < terms.length) return terms.length === 0 ? undefined : nothing;
  if (found.ids.length === 0) return operator === 'IN' ? nothing : undefined;
  const key = `${name}_ids`;
  const relations = (given: Parameters) =>
    sql`${sql.table('term_relationships')} as relation where relation.term_taxonomy_id in (${sql.join(boundList(given, key))})`;
  const values: Record<string, number | number[]> = { [key]: found.ids };
  if (operator === 'AND') {
    values[`${name}_count`] = found.ids.length;
    return {
      shape: `${name} all`,
      values,
      sql: (given) =>
        sql<boolean>`(select count(*) from ${relations(given)} and relation.object_id = ${column('ID')}) = ${bound(given, `${name}_count`)}`,
    };
  }
  const few = found.posts <= fewPosts;
  const inside = (given: Parameters): Expression<SqlBool> =>
    few
      ? sql<boolean>`${column('ID')} in (select relation.object_id from ${relations(given)})`
      : sql<boolean>`exists (select 1 from ${relations(given)} and relation.object_id = ${column('ID')})`;
  return {
    shape: `${name} ${operator} ${few}`,
    values,
    sql: operator === 'IN' ? inside : (given) => sql<boolean>`not (${inside(given)})`,
    few: few && operator === 'IN',
    ...(operator === 'IN' && found.ids.length === 1 ? { onlyTerm: found.ids[0] ?? 0 } : {}),
  };
}

function existence(taxonomy: string, operator: 'EXISTS' | 'NOT EXISTS', name: string): Condition {
  const key = `${name}_taxonomy`;
  return {
    shape: `${name} ${operator}`,
    values: { [key]: taxonomy },
    sql: (given) =>
      sql<boolean>`${sql.raw(operator)} (select 1 from ${sql.table('term_relationships')} as relation
        inner join ${sql.table('term_taxonomy')} as kind on kind.term_taxonomy_id = relation.term_taxonomy_id
        where kind.taxonomy = ${bound(given, key)} and relation.object_id = ${column('ID')})`,
  };
}

interface Resolved {
  readonly ids: number[];
  /** How many of the terms asked for exist. */
  readonly direct: number;
  /** Posts in them, as the terms' own counts say: an estimate. */
  readonly posts: number;
}

async function resolve(
  site: Site,
  clause: TaxClause,
  terms: readonly (number | string)[],
  hierarchical: boolean,
): Promise<Resolved> {
  if (terms.every((term) => term === 0 || term === '')) return { ids: [], direct: 0, posts: 0 };
  const known = site.caches.map<Resolved>('tax-terms');
  const key = JSON.stringify([clause.taxonomy, clause.field, clause.includeChildren, terms]);
  const cached = site.caches.enabled ? known.get(key) : undefined;
  if (cached) return cached;
  const column = clause.field === 'slug' ? 'terms.slug' : 'terms.term_id';
  const direct = await site.database.kysely
    .selectFrom('term_taxonomy')
    .innerJoin('terms', 'terms.term_id', 'term_taxonomy.term_id')
    .select(['term_taxonomy.term_taxonomy_id', 'term_taxonomy.term_id', 'term_taxonomy.count'])
    .where('term_taxonomy.taxonomy', '=', clause.taxonomy)
    // Slugs are text and ids numbers, as `field` says.
    .where(column, 'in', terms as readonly string[])
    .execute();
  const all =
    clause.includeChildren && hierarchical && direct.length > 0
      ? await withChildren(
          site,
          clause.taxonomy,
          direct.map((row) => row.term_id),
        )
      : direct;
  const resolved = {
    ids: all.map((row) => row.term_taxonomy_id),
    direct: direct.length,
    posts: all.reduce((sum, row) => sum + row.count, 0),
  };
  known.set(key, resolved);
  return resolved;
}

/** Terms of a taxonomy with all terms below them. One statement. */
async function withChildren(
  site: Site,
  taxonomy: string,
  roots: readonly number[],
): Promise<{ term_taxonomy_id: number; term_id: number; count: number }[]> {
  const columns = ['term_taxonomy_id', 'term_id', 'count'] as const;
  return site.database.kysely
    .withRecursive('family', (db) =>
      db
        .selectFrom('term_taxonomy')
        .select(columns)
        .where('taxonomy', '=', taxonomy)
        .where('term_id', 'in', roots)
        .union(
          db
            .selectFrom('term_taxonomy')
            .innerJoin('family', 'family.term_id', 'term_taxonomy.parent')
            .select(['term_taxonomy.term_taxonomy_id', 'term_taxonomy.term_id', 'term_taxonomy.count'])
            .where('term_taxonomy.taxonomy', '=', taxonomy),
        ),
    )
    .selectFrom('family')
    .select(columns)
    .execute();
}

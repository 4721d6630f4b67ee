// Queries compiled once: building and compiling a Kysely query costs more than SQLite needs to answer it, so hot paths
// keep the SQL text and only bind new parameters. Lists are padded to a few lengths, so that few texts are kept.
import type { Compilable, Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export type Parameter = string | number | null;
export type Parameters = Readonly<Record<string, Parameter | readonly (string | number)[]>>;

/** A query to be compiled once per database. Made by `prepare`, run by `Database.run`. */
export interface Prepared<P extends Parameters, R> {
  readonly build: (kysely: Kysely<Tables>, parameters: P) => Compilable<R>;
}

/**
 * Declares a query that is compiled once for each database and each length class of its lists.
 * `build` must only hand its parameters on as values: while it runs they are placeholders, not data, and it must not look
 * at them. A query whose shape depends on the request is built with `database.kysely` instead.
 * @example
 * const byIds = prepare((db, p: { ids: readonly number[]; type: string }) =>
 *   db.selectFrom('posts').selectAll().where('ID', 'in', p.ids).where('post_type', '=', p.type));
 * const rows = await database.run(byIds, { ids: [1, 2], type: 'post' });
 */
export function prepare<P extends Parameters, R>(build: Prepared<P, R>['build']): Prepared<P, R> {
  return { build };
}

class Placeholder {
  readonly name: string;
  readonly position: number;
  constructor(name: string, position: number) {
    this.name = name;
    this.position = position;
  }
}

/** Steps of list lengths: a list of 7 is sent as one of 8 whose last value stands twice. */
const lengths = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 80, 100, 128, 160, 200, 256, 320, 400, 500];
const paddedLength = (length: number): number =>
  lengths.find((step) => step >= length) ?? Math.ceil(length / 500) * 500;

export interface CompiledText {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The compiled queries of one database. */
export class PreparedCache {
  readonly #kysely: Kysely<Tables>;
  readonly #texts = new WeakMap<object, Map<string, CompiledText>>();
  constructor(kysely: Kysely<Tables>) {
    this.#kysely = kysely;
  }

  /** SQL text and bound parameters of a prepared query. */
  compile<P extends Parameters, R>(query: Prepared<P, R>, values: P): CompiledText {
    let texts = this.#texts.get(query);
    if (!texts) {
      texts = new Map();
      this.#texts.set(query, texts);
    }
    let key = '';
    for (const name in values) {
      const value = values[name];
      if (Array.isArray(value)) key += `${paddedLength(value.length)},`;
    }
    let text = texts.get(key);
    if (!text) {
      const placeholders: Record<string, Placeholder | Placeholder[]> = {};
      for (const [name, value] of Object.entries(values)) {
        placeholders[name] = Array.isArray(value)
          ? Array.from({ length: paddedLength(value.length) }, (_, position) => new Placeholder(name, position))
          : new Placeholder(name, 0);
      }
      // Placeholders stand in for the values: `build` only hands them on to Kysely, which only hands them back.
      const compiled = query.build(this.#kysely, placeholders as unknown as P).compile();
      text = { sql: compiled.sql, parameters: compiled.parameters };
      texts.set(key, text);
    }
    return { sql: text.sql, parameters: text.parameters.map((parameter) => bind(parameter, values)) };
  }
}

function bind(parameter: unknown, values: Parameters): unknown {
  if (!(parameter instanceof Placeholder)) return parameter;
  const value = values[parameter.name];
  if (!Array.isArray(value)) return value;
  // An empty list is sent as null, which equals nothing.
  return value.length === 0 ? null : value[Math.min(parameter.position, value.length - 1)];
}

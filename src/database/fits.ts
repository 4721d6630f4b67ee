// Whether a row's texts fit their columns. WordPress asks before it writes (wpdb::process_fields) and refuses what is too long,
// where MySQL without strict mode would cut it off and SQLite would keep it.
import { type ColumnType, tables } from './tables.ts';

/** Most bytes of a text column; longtext is beyond any request. */
const mostBytes: Partial<Record<ColumnType, number>> = { tinytext: 255, text: 65_535, mediumtext: 16_777_215 };

interface Limit {
  readonly column: string;
  readonly most: number;
  readonly unit: 'characters' | 'bytes';
}

const limits: ReadonlyMap<string, readonly Limit[]> = new Map(
  tables.map(({ name, columns }) => [
    name,
    columns.flatMap(({ name: column, type }): Limit[] => {
      const characters = /^varchar\((\d+)\)$/.exec(type)?.[1];
      if (characters !== undefined) return [{ column, most: Number(characters), unit: 'characters' }];
      const bytes = mostBytes[type];
      return bytes === undefined ? [] : [{ column, most: bytes, unit: 'bytes' }];
    }),
  ]),
);

/** The first column of `table` (without prefix) that cannot hold its text; undefined where all fit. */
export function tooLong(table: string, row: Readonly<Record<string, unknown>>): string | undefined {
  return limits.get(table)?.find((limit) => !holds(limit, row[limit.column]))?.column;
}

function holds({ most, unit }: Limit, value: unknown): boolean {
  // No character is more than three bytes a UTF-16 unit.
  if (typeof value !== 'string' || value.length * 3 <= most) return true;
  if (unit === 'bytes') return Buffer.byteLength(value) <= most;
  return value.length <= most || (value.length <= 2 * most && [...value].length <= most);
}

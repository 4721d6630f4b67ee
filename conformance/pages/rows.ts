// Rows of a database as text, for comparisons of what was stored.
import { execFileSync } from 'node:child_process';

export type Row = Record<string, string>;

/** Rows of a query, by column. */
export function rowsOf(database: string, sql: string): Row[] {
  const socket = '/tmp/wp-oracle/mysql.sock';
  const out = execFileSync('mariadb', [`--socket=${socket}`, '--batch', '--raw', database, '-e', sql], {
    encoding: 'utf8',
  });
  const [head = '', ...lines] = out.trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at] ?? '', value])));
}

// Puts rows straight into the databases of both sides, so that a hundred texts cost one request and not a hundred. Nothing
// of the servers changes: they find the rows as if another program had written them.
import { type Connection, createConnection } from 'mysql2/promise';
import { socket, type WordPress } from '../servers.ts';

export type Row = Readonly<Record<string, string | number>>;

/** Both databases; what is written goes into each. */
export class Store {
  readonly #connections: readonly Connection[];

  private constructor(connections: readonly Connection[]) {
    this.#connections = connections;
  }

  static async open(wordpress: WordPress, databases: readonly string[]): Promise<Store> {
    const login = `wp_${wordpress.port}`;
    const open = (database: string) =>
      createConnection({ socketPath: socket, user: login, password: login, database, charset: 'utf8mb4' });
    const connections = await Promise.all(databases.map(open));
    // Zero dates and texts without a default are as good as they are to WordPress.
    for (const connection of connections) await connection.query("set session sql_mode = ''");
    return new Store(connections);
  }

  /** Inserts rows of equal columns into a table (named without its prefix). */
  async insert(table: string, rows: readonly Row[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {});
    for (let from = 0; from < rows.length; from += 200) {
      const values = rows.slice(from, from + 200).map((row) => columns.map((column) => row[column]));
      const names = columns.map((column) => `\`${column}\``).join();
      for (const connection of this.#connections) {
        await connection.query(`insert into wp_${table} (${names}) values ?`, [values]);
      }
    }
  }

  /** Any statement, on both. */
  async run(sql: string, values: readonly (string | number)[] = []): Promise<void> {
    for (const connection of this.#connections) await connection.query(sql, [...values]);
  }

  async close(): Promise<void> {
    for (const connection of this.#connections) await connection.end();
  }
}

/** A row of `posts` with every column, those of `given` over those of a plain published post. */
export function postRow(id: number, given: Row = {}): Row {
  const date = '2024-01-05 08:00:00';
  return {
    ...{
      ID: id,
      post_author: 1,
      post_date: date,
      post_date_gmt: date,
      post_content: '',
      post_title: '',
      post_excerpt: '',
    },
    ...{
      post_status: 'publish',
      comment_status: 'open',
      ping_status: 'open',
      post_password: '',
      post_name: `text-${id}`,
    },
    ...{ to_ping: '', pinged: '', post_modified: date, post_modified_gmt: date, post_content_filtered: '' },
    ...{ post_parent: 0, guid: `http://example.org/?p=${id}`, menu_order: 0, post_type: 'post', post_mime_type: '' },
    ...{ comment_count: 0 },
    ...given,
  };
}

/** A row of `comments`: approved, on a post, by nobody known. */
export function commentRow(id: number, post: number, given: Row = {}): Row {
  const date = '2024-01-06 08:00:00';
  return {
    ...{
      comment_ID: id,
      comment_post_ID: post,
      comment_author: 'A reader',
      comment_author_email: 'reader@example.org',
    },
    ...{ comment_author_url: '', comment_author_IP: '127.0.0.1', comment_date: date, comment_date_gmt: date },
    ...{ comment_content: '', comment_karma: 0, comment_approved: '1', comment_agent: 'conformance' },
    ...{ comment_type: 'comment', comment_parent: 0, user_id: 0 },
    ...given,
  };
}

// What SQLite's planner is told about our tables (`sqlite_stat1`): the shape of a site of 100,000 posts. Without it the
// planner takes the index of post types for every query that names one, which costs more the larger a site grows; with
// real statistics plans would change as a site grows, and be poor where they were taken too early.
import { tables } from './tables.ts';

/** Table → rows, and index → rows per distinct value of its first column, of its first two, … */
const shapes: Record<string, { rows: number; indexes: Record<string, readonly number[]> }> = {
  posts: {
    rows: 100_000,
    indexes: {
      post_name: [1],
      type_status_date: [12_500, 6_000, 2, 1],
      post_parent: [5],
      post_author: [3_000],
      type_status_author: [12_500, 6_000, 500],
    },
  },
  postmeta: { rows: 400_000, indexes: { post_id: [4], meta_key: [4_000] } },
  comments: {
    rows: 100_000,
    indexes: {
      comment_post_ID: [5],
      comment_approved_date_gmt: [30_000, 1],
      comment_date_gmt: [1],
      comment_parent: [5],
      comment_author_email: [10],
    },
  },
  commentmeta: { rows: 10_000, indexes: { comment_id: [2], meta_key: [1_000] } },
  terms: { rows: 5_000, indexes: { slug: [1], name: [1] } },
  termmeta: { rows: 1_000, indexes: { term_id: [2], meta_key: [100] } },
  term_taxonomy: { rows: 5_000, indexes: { term_id_taxonomy: [1, 1], taxonomy: [1_000] } },
  term_relationships: { rows: 300_000, indexes: { primary: [3, 1], term_taxonomy_id: [60] } },
  users: { rows: 1_000, indexes: { user_login_key: [1], user_nicename: [1], user_email: [1] } },
  usermeta: { rows: 20_000, indexes: { user_id: [20], meta_key: [1_000] } },
  options: { rows: 300, indexes: { option_name: [1], autoload: [150] } },
  broadsheet_jobs: { rows: 100, indexes: { unique_key: [1], run_at: [1] } },
};

/** Statements that follow the `create` ones: the planner's view of the tables, then read by this connection. */
export function statisticsStatements(prefix: string): string[] {
  const rows: string[] = [];
  for (const table of tables) {
    const shape = shapes[table.name];
    if (!shape) continue;
    const name = prefix + table.name;
    for (const [index, perValue] of Object.entries(shape.indexes)) {
      const indexName = index === 'primary' ? `sqlite_autoindex_${name}_1` : `${name}_${index}`;
      rows.push(`('${name}', '${indexName}', '${shape.rows} ${perValue.join(' ')}')`);
    }
  }
  return [
    // Makes the table sqlite_stat1 where it is missing.
    'analyze sqlite_schema',
    `delete from sqlite_stat1 where tbl in (${tables.map((table) => `'${prefix}${table.name}'`).join(', ')})`,
    `insert into sqlite_stat1 (tbl, idx, stat) values ${rows.join(', ')}`,
    'analyze sqlite_schema',
  ];
}

// Indexes on WordPress's tables that only our own SQLite sites have: lists that WordPress sorts as a whole, and that would
// cost the more the larger a site is. With what the planner is told about each (see sqlite-statistics.ts).

interface OwnIndex {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows of the table, then rows per distinct value of the first column, of the first two, … */
  readonly statistics: string;
}

const indexes: readonly OwnIndex[] = [
  {
    // An author's posts, newest first.
    table: 'posts',
    name: 'broadsheet_author_date',
    columns: ['post_type', 'post_status', 'post_author', 'post_date', 'ID'],
    statistics: '100000 12500 6000 500 2 1',
  },
  {
    // Posts by their last change, newest first.
    table: 'posts',
    name: 'broadsheet_modified',
    columns: ['post_type', 'post_status', 'post_modified', 'ID'],
    statistics: '100000 12500 6000 2 1',
  },
];

/** Statements that make the indexes on a fresh site's tables; to follow those of sqlite-statistics.ts. */
export function ownIndexStatements(prefix: string): string[] {
  const made = indexes.map((index) => {
    const columns = index.columns.map((column) => `"${column}"`).join(', ');
    return `create index "${prefix}${index.table}_${index.name}" on "${prefix}${index.table}" (${columns})`;
  });
  const rows = indexes.map(
    (index) => `('${prefix}${index.table}', '${prefix}${index.table}_${index.name}', '${index.statistics}')`,
  );
  return [...made, `insert into sqlite_stat1 (tbl, idx, stat) values ${rows.join(', ')}`, 'analyze sqlite_schema'];
}

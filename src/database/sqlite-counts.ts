// Counts of posts, kept by triggers in `{prefix}broadsheet_counts`: how many posts of a type have a status, in all (term 0)
// and in each term. A list must say how many posts there are; counting a million of them takes longer than finding ten.
// So it is with comments: `{prefix}broadsheet_comment_counts`, by status and type.
// Triggers keep the counts right whoever writes, since SQLite sites are ours alone.

const added = 'on conflict do update set total = total + 1';

/** Statements that make the tables and their triggers on a fresh site's tables. */
export function countStatements(prefix: string): string[] {
  return [...postCounts(prefix), ...commentCounts(prefix)];
}

/** A trigger that keeps counts. */
const keeper = (prefix: string, name: string, when: string, body: readonly string[]): string =>
  `create trigger "${prefix}broadsheet_${name}" ${when} begin ${body.map((line) => `${line};`).join(' ')} end`;

function commentCounts(prefix: string): string[] {
  const counts = `"${prefix}broadsheet_comment_counts"`;
  const comments = `"${prefix}comments"`;
  const add = `insert into ${counts} select new.comment_approved, new.comment_type, 1 where true ${added}`;
  const remove = `update ${counts} set total = total - 1
    where comment_approved = old.comment_approved and comment_type = old.comment_type`;
  const trigger = (name: string, when: string, body: readonly string[]): string =>
    keeper(prefix, `comment_counts_${name}`, `after ${when} on ${comments}`, body);
  return [
    `create table ${counts} (comment_approved text not null collate nocase, comment_type text not null collate nocase,
      total integer not null, primary key (comment_approved, comment_type)) without rowid`,
    trigger('insert', 'insert', [add]),
    trigger('delete', 'delete', [remove]),
    trigger('update', 'update of comment_approved, comment_type', [remove, add]),
  ];
}

function postCounts(prefix: string): string[] {
  const counts = `"${prefix}broadsheet_counts"`;
  const posts = `"${prefix}posts"`;
  const relations = `"${prefix}term_relationships"`;
  const trigger = (name: string, when: string, body: readonly string[]): string =>
    keeper(prefix, `counts_${name}`, when, body);
  const add = [
    `insert into ${counts} select 0, new.post_type, new.post_status, 1 where true ${added}`,
    `insert into ${counts} select term_taxonomy_id, new.post_type, new.post_status, 1 from ${relations}
      where object_id = new.ID ${added}`,
  ];
  const remove = [
    `update ${counts} set total = total - 1 where post_type = old.post_type and post_status = old.post_status
      and (term_taxonomy_id = 0 or term_taxonomy_id in (select term_taxonomy_id from ${relations} where object_id = old.ID))`,
  ];
  return [
    `create table ${counts} (term_taxonomy_id integer not null, post_type text not null collate nocase,
      post_status text not null collate nocase, total integer not null,
      primary key (term_taxonomy_id, post_type, post_status)) without rowid`,
    trigger('insert', `after insert on ${posts}`, add),
    trigger('delete', `after delete on ${posts}`, remove),
    trigger(
      'update',
      `after update of post_type, post_status on ${posts}
        when old.post_type <> new.post_type or old.post_status <> new.post_status`,
      [...remove, ...add],
    ),
    trigger('relate', `after insert on ${relations}`, [
      `insert into ${counts} select new.term_taxonomy_id, post_type, post_status, 1 from ${posts}
        where ID = new.object_id ${added}`,
    ]),
    trigger('unrelate', `after delete on ${relations}`, [
      `update ${counts} set total = total - 1 where term_taxonomy_id = old.term_taxonomy_id
        and (post_type, post_status) = (select post_type, post_status from ${posts} where ID = old.object_id)`,
    ]),
  ];
}

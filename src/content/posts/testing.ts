// Replays the steps of writes.facts.json (what a WordPress 7.1 was asked for through its API) with our verbs, for tests.
import { accountViewer, findAccount } from '../../access/account.ts';
import type { TestSite } from '../../testing.ts';
import { restDatePair } from '../dates.ts';
import type { Site } from '../site.ts';
import { createTerm } from '../terms/create.ts';
import { createPost } from './create.ts';
import { deletePost } from './delete.ts';
import { trashPost } from './trash.ts';
import type { PostDraft } from './types.ts';
import { updatePost } from './update.ts';
import facts from './writes.facts.json' with { type: 'json' };

type Row = Record<string, unknown>;

/** When the first step happens; each step is a second later than the one before. */
export const begun = Date.UTC(2026, 10, 23, 9, 0, 0);

/** A site opened for the scenario must have been installed before it begins. */
export const installed = begun - 60_000;

/** Runs all steps on a fresh site; `after` is told of each. */
export async function replay(
  site: TestSite,
  after?: (step: (typeof facts)[number], index: number) => Promise<void>,
): Promise<void> {
  site.clock.advance(begun - site.clock.now());
  let last = 0;
  for (const [index, step] of facts.entries()) {
    site.clock.advance(1000);
    last = await run(site, step, last);
    await after?.(step, index);
  }
}

async function run(site: TestSite, step: (typeof facts)[number], last: number): Promise<number> {
  const account = step.as === null ? null : await findAccount(site, 'login', step.as);
  const viewer = account && accountViewer(site, account, { method: 'application-password' });
  const id = step.target === 'last' ? last : Number(step.target);
  const raw: Row = Object(step.draft);
  if (step.verb === 'attachment') return attach(site);
  if (step.verb === 'create') {
    return (await createPost(site, viewer, draftOf(site, String(step.target), last, raw))).ID;
  }
  if (step.verb === 'option') await site.options.set(String(step.target), step.draft);
  else if (step.verb === 'term') await createTerm(site, String(step.target), raw);
  else if (step.verb === 'update') await updatePost(site, viewer, id, draftOf(site, undefined, last, raw));
  else if (step.verb === 'trash') await trashPost(site, viewer, id);
  else await deletePost(site, id);
  return last;
}

/** A scenario's draft as a verb takes it. */
function draftOf(site: Site, type: string | undefined, last: number, raw: Row): PostDraft {
  const { date, dateGmt, meta, ...rest } = raw;
  const draft: Row = { ...rest };
  if (type) draft.type = type;
  for (const key of ['parent', 'featuredMedia']) if (draft[key] === 'last') draft[key] = last;
  if (date !== undefined) draft.date = date === null ? null : restDatePair(site, String(date));
  if (dateGmt !== undefined) draft.date = restDatePair(site, String(dateGmt), true);
  const trusting = { validate: () => {}, sanitize: (value: unknown) => value };
  if (meta !== undefined) draft.meta = { values: meta, schema: trusting };
  // The scenario has the keys of a draft.
  return draft as PostDraft;
}

async function attach(site: TestSite): Promise<number> {
  const { kysely } = site.database;
  const date = '2020-01-01 00:00:00';
  const row = {
    post_author: 1,
    post_date: date,
    post_date_gmt: date,
    post_content: '',
    post_title: 'pic',
    post_excerpt: '',
    post_status: 'inherit',
    post_name: 'pic',
    to_ping: '',
    pinged: '',
    post_modified: date,
    post_modified_gmt: date,
    post_content_filtered: '',
    guid: 'http://x/pic.jpg',
    post_type: 'attachment',
    comment_status: 'open',
    ping_status: 'closed',
    post_mime_type: 'image/jpeg',
  };
  const id = Number((await kysely.insertInto('posts').values(row).executeTakeFirst()).insertId);
  await kysely
    .insertInto('postmeta')
    .values({ post_id: id, meta_key: '_wp_attached_file', meta_value: 'pic.jpg' })
    .execute();
  return id;
}

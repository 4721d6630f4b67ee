// Facts recorded from WordPress 7.1: which slugs, parents, counts and addresses terms get.
import { expect, test } from 'vitest';
import { describeEachSite } from '../../testing.ts';
import type { Site } from '../site.ts';
import { countStatusChange, recountTerms } from './counts.ts';
import { createTerm } from './create.ts';
import { deleteTerm } from './delete.ts';
import { getTerm } from './get.ts';
import { loadTermLinkData, termLink } from './link.ts';
import { termsOfPosts } from './of-posts.ts';
import { queryTerms } from './query.ts';
import { setPostTerms } from './set-post-terms.ts';
import type { TermDraft } from './types.ts';
import { updateTerm } from './update.ts';

/** Makes a category and answers its id and slug. */
async function category(site: Site, draft: TermDraft): Promise<[number, string]> {
  const term = await createTerm(site, 'category', draft);
  return [term.term_id, term.slug];
}

/** Inserts the row of a post and nothing else. */
async function post(site: Site, status: string, id: number) {
  const row = { ID: id, post_type: 'post', post_status: status };
  await site.database.kysely
    .insertInto('posts')
    .values({
      ...row,
      post_content: '',
      post_title: '',
      post_excerpt: '',
      to_ping: '',
      pinged: '',
      post_content_filtered: '',
    })
    .execute();
  return row;
}

async function setStatus(site: Site, row: Awaited<ReturnType<typeof post>>, status: string) {
  await site.database.kysely.updateTable('posts').set({ post_status: status }).where('ID', '=', row.ID).execute();
  const old = row.post_status;
  row.post_status = status;
  await countStatusChange(site, row, old);
}

const count = async (site: Site, id: number) => (await getTerm(site, id, 'category'))?.count;

describeEachSite('terms', (open) => {
  test('names are unique among siblings, slugs in the taxonomy', async () => {
    const site = await open();
    const [news, slug] = await category(site, { name: 'News & "Co" <b>x</b> it\'s' });
    expect([news, slug]).toEqual([2, 'news-co-x-its']);
    expect((await getTerm(site, news, 'category'))?.name).toBe('News &amp; "Co" x it\'s');
    expect(await category(site, { name: 'Sub', parent: news })).toEqual([3, 'sub']);
    await expect(category(site, { name: 'Sub', parent: news })).rejects.toMatchObject({
      code: 'term_exists',
      data: { status: 400, term_id: 3 },
    });
    expect(await category(site, { name: 'Sub' })).toEqual([4, 'sub-2']);
    // The same name in other letters passes in a hierarchical taxonomy, not in a flat one.
    expect(await category(site, { name: 'sub' })).toEqual([5, 'sub-3']);
    expect(await category(site, { name: 'SubSub', slug: 'sub', parent: 3 })).toEqual([6, 'sub-sub']);
    expect(await category(site, { name: '!!!' })).toEqual([7, '7']);
    expect(await category(site, { name: 'Zero', slug: '0' })).toEqual([8, 'zero']);
    await createTerm(site, 'post_tag', { name: 'Tag one', slug: 'Ünï code' });
    await expect(createTerm(site, 'post_tag', { name: 'tag ONE' })).rejects.toMatchObject({ code: 'term_exists' });
    expect((await createTerm(site, 'post_tag', { name: 'tag ONE', slug: 'other' })).slug).toBe('other');
    // Slugs of one taxonomy do not hinder another.
    expect((await createTerm(site, 'post_tag', { name: 'Sub' })).slug).toBe('sub');
    expect(site.options.get('category_children')).toEqual(
      new Map([
        [2, [3]],
        [3, [6]],
      ]),
    );
  });

  test('refuses terms that cannot be', async () => {
    const site = await open();
    const refused = (draft: TermDraft) => expect(createTerm(site, 'category', draft)).rejects;
    await refused({ name: ' ' }).toMatchObject({ code: 'empty_term_name', status: 400 });
    await refused({ name: '<b></b>' }).toMatchObject({ code: 'invalid_term_name' });
    await refused({ name: 'x', parent: 999 }).toMatchObject({ code: 'missing_parent' });
    await refused({ name: 'x'.repeat(201) }).toMatchObject({ code: 'db_insert_error', status: 400 });
    await expect(createTerm(site, 'nope', { name: 'x' })).rejects.toMatchObject({ code: 'invalid_taxonomy' });
    expect((await queryTerms(site, { taxonomy: 'category', limit: 10, offset: 0 })).total).toBe(1);
  });

  test('texts are cleaned as for comments, whoever writes them', async () => {
    const site = await open();
    const term = await createTerm(site, 'category', {
      name: 'a < b > c & "q"',
      description: "1 < 2 <script>x</script> <a href='u' rel='r' target='t' onclick='c'>l</a><br><em>un",
    });
    expect(term.name).toBe('a &lt;b&gt; c &amp; "q"');
    expect(term.description).toBe('1 &lt; 2 x <a href="u" rel="r" target="t">l</a><em>un');
  });

  test('of several that make the same term at once, one does', async () => {
    const site = await open();
    const made = await Promise.allSettled(
      Array.from({ length: 6 }, () => createTerm(site, 'post_tag', { name: 'Breaking' })),
    );
    expect(made.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of made) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'term_exists' });
    }
  });

  test('changes keep slugs unique and the tree without loops', async () => {
    const site = await open();
    await category(site, { name: 'A' });
    await category(site, { name: 'B', parent: 2 });
    await category(site, { name: 'C', parent: 3 });
    await expect(updateTerm(site, 3, 'category', { slug: 'a' })).rejects.toMatchObject({ code: 'duplicate_term_slug' });
    expect((await updateTerm(site, 2, 'category', { parent: 4 })).parent).toBe(0);
    expect((await updateTerm(site, 2, 'category', { parent: 2 })).parent).toBe(0);
    // A new parent makes a taken slug unique; WordPress compares with the parents' slugs, a number comes last.
    expect((await updateTerm(site, 4, 'category', { parent: 2, slug: 'b' })).slug).toBe('b-a');
    expect((await updateTerm(site, 4, 'category', { name: 'Renamed', slug: '' })).slug).toBe('renamed');
    expect(await getTerm(site, 4, 'category')).toMatchObject({ name: 'Renamed', slug: 'renamed', parent: 2 });
    await expect(updateTerm(site, 4, 'post_tag', { name: 'x' })).rejects.toMatchObject({ code: 'invalid_term' });
  });

  test('only published posts count, and a deleted category leaves its posts to the default one', async () => {
    const site = await open();
    const [a] = await category(site, { name: 'A' });
    const [b] = await category(site, { name: 'B', parent: a });
    const [d] = await category(site, { name: 'D', parent: b });
    const posts = [await post(site, 'publish', 11), await post(site, 'publish', 12), await post(site, 'draft', 13)];
    const [first, second, third] = posts;
    if (!first || !second || !third) throw new Error('posts are missing');
    await setPostTerms(site, first, 'category', [b]);
    await setPostTerms(site, second, 'category', [b, a, 999]);
    await setPostTerms(site, third, 'category', [b]);
    const terms = async () =>
      [...(await termsOfPosts(site, [11, 12, 13], ['category', 'post_tag']))].map(([id, ofPost]) => [
        id,
        ofPost.get('category')?.map((term) => term.term_id),
      ]);
    expect(await terms()).toEqual(
      expect.arrayContaining([
        [11, [b]],
        [12, [a, b]],
        [13, [b]],
      ]),
    );
    expect([await count(site, 1), await count(site, a), await count(site, b)]).toEqual([1, 1, 2]);

    expect(await deleteTerm(site, b, 'category')).toBe(true);
    expect(await terms()).toEqual(
      expect.arrayContaining([
        [11, [1]],
        [12, [a]],
        [13, [1]],
      ]),
    );
    expect([await count(site, 1), await count(site, a)]).toEqual([2, 1]);
    expect((await getTerm(site, d, 'category'))?.parent).toBe(a);

    await setStatus(site, third, 'publish');
    expect(await count(site, 1)).toBe(3);
    await setStatus(site, first, 'trash');
    expect(await count(site, 1)).toBe(2);
    await setPostTerms(site, third, 'category', [a]);
    expect([await count(site, 1), await count(site, a)]).toEqual([1, 2]);
    expect(await deleteTerm(site, 1, 'category')).toBe(false);
    expect(await deleteTerm(site, 999, 'category')).toBe(false);
  });

  test('large counts move by one and are not counted anew', async () => {
    const site = await open();
    const [a] = await category(site, { name: 'A' });
    const row = await post(site, 'publish', 11);
    await site.database.kysely.updateTable('term_taxonomy').set({ count: 5000 }).where('term_id', '=', a).execute();
    await setPostTerms(site, row, 'category', [a]);
    expect(await count(site, a)).toBe(5001);
    await setStatus(site, row, 'draft');
    expect(await count(site, a)).toBe(5000);
    const taxonomy = site.registry.taxonomies.get('category');
    if (!taxonomy) throw new Error('no categories');
    await recountTerms(site, [(await getTerm(site, a, 'category'))?.term_taxonomy_id ?? 0], taxonomy);
    expect(await count(site, a)).toBe(0);
  });

  test('addresses follow the permalink structure and the bases', async () => {
    const site = await open();
    await category(site, { name: 'Above' });
    const below = await createTerm(site, 'category', { name: 'Below', parent: 2 });
    const tag = await createTerm(site, 'post_tag', { name: 'Tag' });
    const links = async (structure: string, categoryBase = '', tagBase = '') => {
      await site.options.set('permalink_structure', structure);
      await site.options.set('category_base', categoryBase);
      await site.options.set('tag_base', tagBase);
      const data = await loadTermLinkData(site, [below], 'category');
      return [termLink(site, below, data), termLink(site, tag, new Map())].map((link) =>
        link.replace(site.options.home, ''),
      );
    };
    expect(await links('')).toEqual(['/?cat=3', '/?tag=tag']);
    expect(await links('/%year%/%postname%/')).toEqual(['/category/above/below/', '/tag/tag/']);
    expect(await links('/%year%/%postname%')).toEqual(['/category/above/below', '/tag/tag']);
    expect(await links('/blog/%postname%/')).toEqual(['/blog/category/above/below/', '/blog/tag/tag/']);
    expect(await links('/blog/%postname%/', '/topics/', 'labels')).toEqual(['/topics/above/below/', '/labels/tag/']);
    const indexed = '/index.php/%year%/%postname%/';
    expect(await links(indexed)).toEqual(['/index.php/category/above/below/', '/index.php/tag/tag/']);
    expect(await links(indexed, 'topics')).toEqual(['/index.php/topics/above/below/', '/index.php/tag/tag/']);
    expect(await links('/archives/%post_id%', 'a/b')).toEqual(['/a/b/above/below', '/archives/tag/tag']);
  });

  test('lists: order, search, pages, and the parents of terms with posts', async () => {
    const site = await open();
    const [a] = await category(site, { name: 'Alpha', description: 'zz' });
    const [b] = await category(site, { name: 'Beta', parent: a });
    const [c] = await category(site, { name: 'Gamma_x', slug: 'third' });
    await setPostTerms(site, await post(site, 'publish', 11), 'category', [b]);
    const list = async (query: Partial<Parameters<typeof queryTerms>[1]>) => {
      const { rows, total } = await queryTerms(site, { taxonomy: 'category', limit: 10, offset: 0, ...query });
      return [rows.map((row) => row.term_id), total];
    };
    expect(await list({})).toEqual([[a, b, c, 1], 4]);
    expect(await list({ limit: 2, offset: 2 })).toEqual([[c, 1], 4]);
    expect(await list({ limit: 2, offset: 6 })).toEqual([[], 4]);
    expect(await list({ orderBy: 'count', order: 'desc' })).toEqual([[1, b, a, c], 4]);
    expect(await list({ include: [c, a], orderBy: 'include' })).toEqual([[c, a], 2]);
    expect(await list({ include: [c, a], exclude: [c], orderBy: 'include', order: 'desc' })).toEqual([[a, c], 2]);
    expect(await list({ slugs: ['third', 'Alpha'], orderBy: 'include_slugs' })).toEqual([[c, a], 2]);
    expect(await list({ exclude: [1, c] })).toEqual([[a, b], 2]);
    expect(await list({ search: 'ETA' })).toEqual([[b], 1]);
    expect(await list({ search: 'a_x' })).toEqual([[c], 1]);
    expect(await list({ search: '_x' })).toEqual([[c], 1]);
    expect(await list({ search: '%' })).toEqual([[], 0]);
    expect(await list({ search: '0' })).toEqual([[a, b, c, 1], 4]);
    expect(await list({ parent: a })).toEqual([[b], 1]);
    expect(await list({ parent: 0 })).toEqual([[a, c, 1], 3]);
    expect(await list({ post: 11, hideEmpty: true })).toEqual([[b], 1]);
    // WordPress shows the empty parent, and does not count it.
    expect(await list({ hideEmpty: true })).toEqual([[a, b, 1], 2]);
  });

  test('costs a fixed number of statements', async () => {
    const site = await open();
    for (let number = 1; number <= 30; number++) await category(site, { name: `C ${number}`, parent: number });
    const cost = async (work: () => Promise<unknown>) => {
      const before = site.database.queryCount;
      await work();
      return site.database.queryCount - before;
    };
    expect(await cost(() => queryTerms(site, { taxonomy: 'category', limit: 10, offset: 10 }))).toBe(2);
    const { rows } = await queryTerms(site, { taxonomy: 'category', limit: 50, offset: 0 });
    expect(await cost(() => loadTermLinkData(site, rows, 'category'))).toBe(1);
    expect(await cost(() => termsOfPosts(site, [1, 2, 3], ['category', 'post_tag']))).toBe(1);
    for (let id = 100; id < 120; id++) await setPostTerms(site, await post(site, 'publish', id), 'category', [31]);
    const few = await cost(() => deleteTerm(site, 31, 'category'));
    for (let id = 100; id < 102; id++) {
      await setPostTerms(site, { ID: id, post_type: 'post', post_status: 'publish' }, 'category', [30]);
    }
    expect(await cost(() => deleteTerm(site, 30, 'category'))).toBe(few);
  });
});

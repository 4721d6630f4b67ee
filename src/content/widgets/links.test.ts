// The widget of links: there on sites with a link manager alone, and as dear for many categories as for one.
import { expect, test } from 'vitest';
import { anonymous } from '../../access/make-viewer.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { createTerm } from '../terms/create.ts';
import { renderPreview } from './render.ts';
import { widgetTypesOf } from './types.ts';

describeEachSite('the widget of links', (open) => {
  const render = async (site: TestSite, instance: object): Promise<string> => {
    const type = widgetTypesOf(site).get('links');
    if (!type) throw new Error('no widget of links');
    return renderPreview(site, anonymous(), type, { number: 2, instance });
  };
  const addLink = async (site: TestSite, n: number): Promise<void> => {
    const link = { link_url: `https://example.org/${n}`, link_name: `Link "${n}"`, link_notes: '' };
    const { insertId } = await site.database.kysely.insertInto('links').values(link).executeTakeFirstOrThrow();
    const term = await createTerm(site, 'link_category', { name: `Category ${n}` });
    const relation = { object_id: Number(insertId), term_taxonomy_id: term.term_taxonomy_id, term_order: 0 };
    await site.database.kysely.insertInto('term_relationships').values(relation).execute();
    await site.database.kysely
      .updateTable('term_taxonomy')
      .set({ count: 1 })
      .where('term_taxonomy_id', '=', term.term_taxonomy_id)
      .execute();
  };

  test('is there where the site has a link manager', async () => {
    const site = await open();
    expect(widgetTypesOf(site).has('links')).toBe(false);
    await site.options.set('link_manager_enabled', '1');
    expect([...widgetTypesOf(site).keys()].slice(2, 4)).toEqual(['archives', 'links']);
  });

  test('takes as many statements for many categories as for one', async () => {
    const site = await open();
    await site.options.set('link_manager_enabled', '1');
    const count = async (): Promise<number> => {
      await render(site, {});
      const before = site.database.queryCount;
      await render(site, {});
      return site.database.queryCount - before;
    };
    await addLink(site, 0);
    const one = await count();
    for (let n = 1; n < 20; n++) await addLink(site, n);
    expect(await count()).toBe(one);
    const html = await render(site, {});
    expect(html.match(/<li>/g)).toHaveLength(20);
    expect(html).toContain('Link &#8220;7&#8221;</a>');
  });
});

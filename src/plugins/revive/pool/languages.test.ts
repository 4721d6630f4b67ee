// Posts of one language, as WPML stores it; without its table, and for posts that have none, the language counts for nothing.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { describeEachSite } from '../../../testing.ts';
import { accountId, openRevive } from '../testing.ts';

describeEachSite('languages of posts', (open) => {
  test('of WPML', async () => {
    const post_format = { [accountId]: { wpml_language: 'de' } };
    const site = await openRevive(open, {}, {}, { post_format });
    const [german, english, none] = [await site.old(20), await site.old(21), await site.old(22)];
    await site.site.options.set('icl_sitepress_settings', { default_language: 'en' });
    const pool = async () => {
      const query = `account_id=${accountId}`;
      const { data } = await site.ask('GET', `/broadsheet/v1/revive/pool?${query}`, { as: 'admin' });
      return new Map<number, boolean>(data.map((each: { id: number; in: boolean }) => [each.id, each.in]));
    };
    expect([...(await pool()).values()]).toEqual([true, true, true]);
    const { database } = site.site;
    const table = sql.table('icl_translations');
    await sql`create table ${table} (element_id bigint, element_type varchar(60), language_code varchar(7))`.execute(
      database.kysely,
    );
    const rows = [
      { element_id: german, element_type: 'post_post', language_code: 'de' },
      { element_id: english, element_type: 'post_post', language_code: 'en' },
      // A term with the same number.
      { element_id: english, element_type: 'tax_category', language_code: 'de' },
    ];
    for (const { element_id, element_type, language_code } of rows) {
      await sql`insert into ${table} values (${element_id}, ${element_type}, ${language_code})`.execute(
        database.kysely,
      );
    }
    const found = await pool();
    expect([found.get(german), found.get(english), found.get(none)]).toEqual([true, false, true]);
  });
});

// Registered meta as a WordPress 7.1 showed and stored it (meta.facts.json). Reads: rows and what the API made of them;
// writes: a sequence on one post, with the error of each and the rows that it left.
import { expect, test } from 'vitest';
import { accountViewer, findAccount } from '../../access/account.ts';
import { SiteError } from '../../base/error.ts';
import { definePlugin } from '../../extend/plugin.ts';
import type { JsonSchema, MetaKey, SchemaType } from '../../extend/types.ts';
import { schemaTools } from '../../rest/resources/posts/schema-tools.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { createPost } from '../posts/create.ts';
import { metaFields } from './fields.ts';
import { loadMeta } from './load.ts';
import facts from './meta.facts.json' with { type: 'json' };
import { readMeta } from './read.ts';
import { insertRows } from './rows.ts';
import { writeMeta } from './write.ts';

const key = (name: string, type: SchemaType = 'string', more: Partial<MetaKey> & { schema?: JsonSchema } = {}) => {
  const { schema, ...rest } = more;
  return {
    objectType: 'post',
    subtype: 'post',
    key: name,
    type,
    single: true,
    showInRest: schema ? { schema } : {},
    ...rest,
  } as const;
};
const text: JsonSchema = { type: 'string' };

const registered: MetaKey[] = [
  key('t_str'),
  key('t_int', 'integer'),
  key('t_num', 'number'),
  key('t_bool', 'boolean'),
  key('t_arr', 'array', { schema: { items: { type: 'integer' } } }),
  key('t_obj', 'object', { schema: { properties: { a: text, b: { type: 'integer' } } } }),
  key('t_free', 'object', { schema: { additionalProperties: true } }),
  key('t_multi', 'string', { single: false }),
  key('t_multi_int', 'integer', { single: false }),
  key('t_def', 'string', { default: 'dft' }),
  key('_t_prot'),
  key('_t_open', 'string', { mayWrite: () => true }),
  key('t_name', 'string', { showInRest: { name: 'renamed' } }),
  key('t_enum', 'string', { schema: { enum: ['x', 'y'] } }),
  key('t_up', 'string', { sanitize: (value) => String(value).toUpperCase() }),
  key('t_hidden', 'string', { showInRest: false }),
  key('t_multi_obj', 'object', { single: false, schema: { properties: { a: text } } }),
];

const plugin = definePlugin({
  name: 'test-meta',
  version: '1.0.0',
  register: ({ registry }) => {
    for (const meta of registered) registry.addMeta(meta);
  },
});

/** Rows of a post, but those of the publishing itself. */
async function rowsOf(site: TestSite, id: number): Promise<string[]> {
  const rows = await site.database.kysely
    .selectFrom('postmeta')
    .select(['meta_key', 'meta_value'])
    .where('post_id', '=', id)
    .orderBy('meta_id')
    .execute();
  return rows
    .filter((row) => !['_pingme', '_encloseme'].includes(row.meta_key ?? ''))
    .map((row) => `${row.meta_key}=${row.meta_value}`);
}

describeEachSite('registered meta', (open) => {
  test('is shown as WordPress shows it', async () => {
    const site = await open({ plugins: [plugin] });
    for (const { rows, meta } of facts.reads) {
      const post = await createPost(site, null, { type: 'post', title: 'meta', author: 3 });
      await insertRows(
        site,
        'post',
        post.ID,
        rows.map(([name, value]) => [name ?? '', value ?? ''] as const),
      );
      const stored = (await loadMeta(site, 'post', [post.ID])).get(post.ID) ?? new Map();
      const { footnotes, ...shown } = readMeta(site, metaFields(site, 'post', 'post'), stored, schemaTools);
      const { footnotes: _, ...wanted } = meta;
      expect(footnotes).toBe('');
      expect.soft({ rows, shown }).toEqual({ rows, shown: wanted });
      expect.soft(Object.keys(shown).sort()).toEqual(Object.keys(wanted).sort());
    }
  });

  test('is written as WordPress writes it', async () => {
    const site = await open({ plugins: [plugin] });
    const post = await createPost(site, null, { type: 'post', title: 'meta', status: 'publish', author: 3 });
    for (const [index, fact] of facts.writes.entries()) {
      const account = await findAccount(site, 'login', fact.as);
      if (!account) throw new Error('no such user');
      const viewer = accountViewer(site, account, { method: 'application-password' });
      const type = site.registry.postTypes.get('post');
      const subject = { kind: 'post', post, type } as const;
      const target = { objectType: 'post', subtype: 'post', id: post.ID, subject } as const;
      let refused: unknown;
      await writeMeta(site, viewer, target, fact.values, schemaTools).catch((error: unknown) => {
        refused = error;
      });
      if (refused !== undefined && !(refused instanceof SiteError)) throw refused;
      const answer = refused && {
        code: refused.code,
        data: refused.data,
        extra: refused.additionalData,
        more: refused.additional.map((error) => [error.code, error.data]),
      };
      const label = `${index} ${fact.as} ${JSON.stringify(fact.values)}`;
      const wanted =
        'code' in fact ? { code: fact.code, data: fact.data, extra: fact.extra, more: fact.more } : undefined;
      // The facts keep no params, whose texts are WordPress's.
      if (answer?.data)
        answer.data = {
          ...answer.data,
          ...('params' in answer.data ? { params: Object.keys(Object(answer.data.params)) } : {}),
        };
      expect
        .soft({ label, answer, rows: await rowsOf(site, post.ID) })
        .toEqual({ label, answer: wanted, rows: fact.rows });
    }
  });
});

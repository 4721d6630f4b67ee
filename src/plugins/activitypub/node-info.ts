// NodeInfo 2.1: what kind of server this is.
import type { PageAnswer } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { folder } from './addresses.ts';
import { json } from './answers.ts';
import { rowsOf } from './tables.ts';
import { textOf } from './texts.ts';

const schema = 'http://nodeinfo.diaspora.software/ns/schema/2.1';

export function nodeInfoLinks({ home }: ExtensionSite): Record<string, unknown> {
  return { links: [{ rel: schema, href: `${home}${folder}nodeinfo/2.1` }] };
}

export async function nodeInfo(site: ExtensionSite): Promise<PageAnswer> {
  const { posts } = await rowsOf(site)
    .selectFrom('broadsheet_ap_posts')
    .select(({ fn }) => fn.countAll<number>().as('posts'))
    .where('state', '=', 'shared')
    .executeTakeFirstOrThrow();
  const document = {
    version: '2.1',
    software: { name: 'broadsheet', version: '1.0.0' },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: [] },
    openRegistrations: false,
    usage: { users: {}, localPosts: Number(posts) },
    metadata: { nodeName: textOf(site.option('blogname')), nodeDescription: textOf(site.option('blogdescription')) },
  };
  return json(document, `application/json; profile="${schema}#"; charset=UTF-8`);
}

// Posts that are found: published ones of public types, attachments aside. Reproduces WP_REST_Post_Search_Handler.
import { permalink } from '../../../content/posts/permalink.ts';
import { loadPermalinkData } from '../../../content/posts/permalink-data.ts';
import { queryPosts } from '../../../content/posts/query.ts';
import { parseSearch } from '../../../content/posts/search-terms.ts';
import type { Site } from '../../../content/site.ts';
import { keptTexts } from '../../../content/texts/context.ts';
import { renderedTitle } from '../../../content/texts/texts.ts';
import type { PostRow } from '../../../database/schema.ts';
import { newCounters } from '../../../rendering/content.ts';
import type { Call, Links, Method } from '../../engine/types.ts';
import { itemsRoute } from '../posts/kind.ts';
import { knownImportedTexts, knownPosts, knownSubjects, rememberPosts } from '../posts/known.ts';
import { longestSearch } from '../posts/list.ts';
import type { Finding, Found, SearchHandler, SearchParams } from './item.ts';

export const postSearch: SearchHandler = { type: 'post', subtypes: searchedTypes, search };

function searchedTypes(site: Site): string[] {
  const shown = [...site.registry.postTypes.values()].filter((type) => type.public && type.showInRest);
  return shown.map((type) => type.name).filter((name) => name !== 'attachment');
}

async function search(call: Call, asked: SearchParams): Promise<Found> {
  const { site, viewer } = call;
  const types = asked.subtypes.includes('any') ? searchedTypes(site) : asked.subtypes;
  const long = Buffer.byteLength(asked.search) > longestSearch;
  const text = asked.search === '0' || long ? '' : asked.search;
  const ranked = text !== '' && parseSearch(text).terms.some((term) => !term.exclude);
  const found = await queryPosts(site, {
    // No type at all is WordPress's own default.
    types: types.length > 0 ? types : ['post'],
    statuses: ['publish'],
    include: asked.include,
    exclude: asked.exclude,
    ...(text === '' ? {} : { search: text }),
    searchProtected: viewer.id > 0,
    orderBy: ranked ? 'relevance' : 'date',
    order: 'desc',
    page: asked.page,
    perPage: asked.perPage,
    wantRows: !asked.isHead,
  });
  // WordPress counts nothing where a page lies behind the end.
  return { items: await findings(call, found.rows), total: found.ids.length > 0 ? found.total : 0 };
}

async function findings(call: Call, rows: readonly PostRow[]): Promise<Finding[]> {
  const { site, viewer } = call;
  rememberPosts(call, rows);
  const items = rows.map((row) => ({
    row,
    meta: new Map<string, string[]>(),
    view: {
      viewer,
      context: 'view' as const,
      password: '',
      excerptLength: undefined,
      texts: keptTexts(site),
      counters: newCounters(),
    },
  }));
  if (call.wants('title')) await knownImportedTexts(call, items);
  const addresses = call.wants('url') ? await loadPermalinkData(site, rows, (ids) => knownPosts(call, ids)) : undefined;
  const linked = call.wants('_links') || call.wants('_embedded');
  const subjects = linked ? await knownSubjects(call, rows) : new Map();
  return items.map((item) => {
    const { row } = item;
    const hasTitle = Boolean(site.registry.postTypes.get(row.post_type)?.supports.title);
    return {
      id: row.ID,
      title: hasTitle && call.wants('title') ? renderedTitle(item) : '',
      url: addresses && permalink(site, row, addresses),
      type: 'post',
      subtype: row.post_type,
      links: linked ? linksOf(row) : {},
    };
  });

  function linksOf(row: PostRow): Links {
    const links: Links = {};
    const route = itemsRoute(site, row.post_type);
    const subject = subjects.get(row.ID);
    const allow: Method[] = ['GET'];
    if (viewer.id > 0 && subject && viewer.can('edit_post', subject)) allow.push('POST', 'PUT', 'PATCH');
    if (viewer.id > 0 && subject && viewer.can('delete_post', subject)) allow.push('DELETE');
    if (route !== undefined) links.self = [{ embeddable: true, href: call.url(`${route}/${row.ID}`), allow }];
    links.about = [{ href: call.url(`/wp/v2/types/${row.post_type}`) }];
    return links;
  }
}

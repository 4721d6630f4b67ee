// The fixed parts of a post's links, worked out once per set of address options.
import type { Site } from '../../../content/site.ts';
import { restUrl } from '../../engine/url.ts';
import { argumentPrefix } from '../../links.ts';
import { itemsRoute, type PostKind } from './kind.ts';

export interface PostUrls {
  readonly key: string;
  readonly collection: string;
  /** Before the id: `…/wp/v2/posts/`. */
  readonly item: string;
  readonly about: string;
  readonly users: string;
  readonly comments: string;
  readonly attachments: string;
  readonly media: string;
  readonly terms: readonly { readonly taxonomy: string; readonly prefix: string }[];
}

/** What the addresses depend on; where it is unchanged, so are they. */
export function urlsKey(site: Site): string {
  return `${site.options.home} ${site.options.text('permalink_structure')}`;
}

/** The addresses that all posts of a type share. */
export function postUrls(site: Site, kind: PostKind): PostUrls {
  const media = itemsRoute(site, 'attachment') ?? '/wp/v2/media';
  const collection = restUrl(site, kind.route);
  return {
    key: urlsKey(site),
    collection,
    item: `${collection}/`,
    about: restUrl(site, `/wp/v2/types/${kind.name}`),
    users: restUrl(site, '/wp/v2/users/'),
    comments: argumentPrefix(site, '/wp/v2/comments', 'post'),
    attachments: argumentPrefix(site, media, 'parent'),
    media: `${restUrl(site, media)}/`,
    terms: kind.shownTaxonomies.map((taxonomy) => ({
      taxonomy: taxonomy.name,
      prefix: argumentPrefix(site, `/${taxonomy.restNamespace}/${taxonomy.restBase}`, 'post'),
    })),
  };
}

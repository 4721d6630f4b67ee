// Makes the view that all items of an answer share. Addresses are worked out once and kept while their options stay.
import { stickyPosts } from '../../../content/posts/sticky.ts';
import { keptTexts } from '../../../content/texts/context.ts';
import type { PostRow } from '../../../database/schema.ts';
import { toInteger, toText } from '../../engine/php.ts';
import type { Call } from '../../engine/types.ts';
import { PostItem, type PostView } from './item.ts';
import { type LinkSetting, linkSetting } from './item-links.ts';
import type { PostKind } from './kind.ts';
import { type PostUrls, postUrls, urlsKey } from './urls.ts';

/** Makes items for the answers of one post type. */
export class PostItems {
  readonly kind: PostKind;
  #urls: PostUrls | undefined;

  constructor(kind: PostKind) {
    this.kind = kind;
  }

  /** Items of one answer. */
  of(call: Call, rows: readonly PostRow[]): PostItem[] {
    const view = this.view(call);
    return rows.map((row) => new PostItem(row, view));
  }

  /** How a call looks at posts. */
  view(call: Call): PostView {
    const { site, viewer, params, context } = call;
    const { kind } = this;
    if (this.#urls?.key !== urlsKey(site)) this.#urls = postUrls(site, kind);
    const length = params.excerpt_length;
    let sticky: ReadonlySet<number> | undefined;
    let links: LinkSetting | undefined;
    return {
      site,
      viewer,
      kind,
      context,
      urls: this.#urls,
      password: toText(params.password),
      excerptLength: length === undefined || length === null ? undefined : toInteger(length),
      texts: keptTexts(site),
      counters: call.counters,
      isSticky: (id) => {
        sticky ??= new Set(stickyPosts(site));
        return sticky.has(id);
      },
      links: () => {
        links ??= linkSetting({ kind, viewer, context });
        return links;
      },
    };
  }
}

// Which core blocks do something of their own on the server, and when. Blocks not listed are their stored HTML plus supports.
import { autop } from '../../formatting/autop/autop.ts';
import type { Inner, LiveBlock, RenderState } from '../render-state.ts';
import { accordion, accordionItem } from './accordion.ts';
import { archives } from './archives.ts';
import { avatar } from './avatar.ts';
import { syncedPattern } from './block.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { calendar } from './calendar.ts';
import { categories } from './categories.ts';
import { commentAuthorName, commentContent, commentDate, commentEditLink, commentReplyLink } from './comment-parts.ts';
import { comments, commentsPagination, commentsTitle, commentTemplate } from './comments.ts';
import {
  commentsPaginationNext,
  commentsPaginationNumbers,
  commentsPaginationPrevious,
} from './comments-pagination.ts';
import { cover, mediaText } from './cover.ts';
import { footnotes } from './footnotes.ts';
import { gallery, galleryImages } from './gallery.ts';
import { groupContainer } from './group-container.ts';
import { homeLink } from './home-link.ts';
import { icon } from './icon.ts';
import { latestComments } from './latest-comments.ts';
import { latestPosts } from './latest-posts.ts';
import { lightbox } from './lightbox.ts';
import { loginout } from './loginout.ts';
import { file, image, imageContainer, video } from './media.ts';
import { navigation, navigationLayout } from './navigation.ts';
import { navigationLink, navigationOverlayClose, navigationSubmenu } from './navigation-items.ts';
import { pageList } from './page-list.ts';
import { playlist, playlistTrack } from './playlist.ts';
import { postAuthor, postAuthorBiography, postAuthorName } from './post-author.ts';
import { postCommentsForm } from './post-comments-form.ts';
import { postContent } from './post-content.ts';
import { postDate } from './post-date.ts';
import { postExcerpt } from './post-excerpt.ts';
import { postFeaturedImage } from './post-featured-image.ts';
import { postNavigationLink } from './post-navigation-link.ts';
import { postCommentsCount, postCommentsLink, postTimeToRead } from './post-numbers.ts';
import { postTerms } from './post-terms.ts';
import { postTitle } from './post-title.ts';
import { postTemplate, query, queryNoResults, queryTitle, queryTotal } from './query.ts';
import {
  queryPagination,
  queryPaginationNext,
  queryPaginationNumbers,
  queryPaginationPrevious,
} from './query-pagination.ts';
import { readMore } from './read-more.ts';
import { rss } from './rss.ts';
import { search } from './search.ts';
import { siteLogo, siteTagline, siteTitle } from './site-identity.ts';
import { socialLink } from './social-link.ts';
import { nameTabs, tabList, tabPanel, tabs } from './tabs.ts';
import { tagCloud } from './tag-cloud.ts';
import { pattern, templatePart } from './template-part.ts';
import { termCount, termDescription, termName } from './term-parts.ts';
import { termTemplate } from './term-template.ts';
import { button, details, heading, list, paragraph } from './text.ts';
import { legacyWidget, widgetGroup } from './widgets.ts';

export interface Renderer {
  /** Changes the block before its inner blocks are rendered. */
  readonly before?: (block: LiveBlock, state: RenderState) => LiveBlock;
  /** Makes its HTML without what is stored. Its inner blocks are rendered before, for what they count. `inner` renders other blocks. */
  readonly alone?: (block: LiveBlock, state: RenderState, inner: Inner) => string;
  /** Replaces stored content altogether and renders its inner blocks itself, as often as WordPress does, through `inner`. */
  readonly whole?: (block: LiveBlock, state: RenderState, inner: Inner) => string;
  /** The block's render callback: stored HTML with inner blocks in, block HTML out. `inner` renders other blocks within it. */
  readonly own?: (html: string, block: LiveBlock, state: RenderState, inner: () => Inner) => string;
  /** Runs after the supports. */
  readonly after?: (html: string, block: LiveBlock, state: RenderState) => string;
}

const classic =
  (change: (html: string, block: LiveBlock) => string): Renderer['after'] =>
  (html, block, state) =>
    state.context.theme.hasThemeJson ? html : change(html, block);

const inContainer = classic(imageContainer);
const pictureAfterwards: Renderer['after'] = (html, block, state) =>
  lightbox(inContainer?.(html, block, state) ?? html, block, state);

export const renderers: Readonly<Record<string, Renderer>> = Object.assign(Object.create(null), {
  'core/post-title': { alone: postTitle },
  'core/post-excerpt': { alone: postExcerpt },
  'core/post-date': { alone: postDate },
  'core/post-author': { alone: postAuthor },
  'core/post-author-name': { alone: postAuthorName },
  'core/post-author-biography': { alone: postAuthorBiography },
  'core/post-terms': { alone: postTerms },
  'core/post-comments-count': { alone: postCommentsCount },
  'core/post-comments-link': { alone: postCommentsLink },
  'core/post-time-to-read': { alone: postTimeToRead },
  'core/read-more': { alone: readMore },
  'core/avatar': { alone: avatar },
  'core/post-featured-image': { alone: postFeaturedImage },
  'core/breadcrumbs': { alone: breadcrumbs },
  'core/icon': { alone: icon },
  'core/site-logo': { alone: siteLogo },
  'core/site-title': { alone: siteTitle },
  'core/site-tagline': { alone: siteTagline },
  'core/latest-posts': { alone: latestPosts },
  'core/latest-comments': { alone: latestComments },
  'core/archives': { alone: archives },
  'core/categories': { alone: categories },
  'core/tag-cloud': { alone: tagCloud },
  'core/search': { alone: search },
  'core/social-link': { alone: socialLink },
  'core/home-link': { alone: homeLink },
  'core/term-template': { whole: termTemplate },
  'core/comments': { whole: comments },
  'core/comment-template': { whole: commentTemplate },
  'core/comments-title': { alone: commentsTitle },
  'core/comments-pagination': { own: commentsPagination },
  'core/comment-author-name': { alone: commentAuthorName },
  'core/comment-content': { alone: commentContent },
  'core/comment-edit-link': { alone: commentEditLink },
  'core/comments-pagination-next': { alone: commentsPaginationNext },
  'core/comments-pagination-previous': { alone: commentsPaginationPrevious },
  'core/comments-pagination-numbers': { alone: commentsPaginationNumbers },
  'core/post-comments': { whole: comments },
  'core/post-comments-form': { alone: postCommentsForm },
  'core/post-navigation-link': { alone: postNavigationLink },
  'core/comment-date': { alone: commentDate },
  'core/comment-reply-link': { alone: commentReplyLink },
  'core/calendar': { alone: calendar },
  'core/page-list': { alone: pageList },
  'core/rss': { alone: rss },
  'core/loginout': { alone: loginout },
  'core/legacy-widget': { alone: legacyWidget },
  'core/widget-group': { whole: widgetGroup },
  'core/query': { own: query },
  'core/post-template': { whole: postTemplate },
  'core/query-no-results': { own: queryNoResults },
  'core/query-title': { alone: queryTitle },
  'core/query-total': { alone: queryTotal },
  'core/query-pagination': { own: queryPagination },
  'core/query-pagination-next': { alone: queryPaginationNext },
  'core/query-pagination-previous': { alone: queryPaginationPrevious },
  'core/query-pagination-numbers': { alone: queryPaginationNumbers },
  'core/term-name': { alone: termName },
  'core/term-description': { alone: termDescription },
  'core/term-count': { alone: termCount },
  'core/paragraph': { after: paragraph },
  'core/heading': { own: heading },
  'core/list': { own: list },
  'core/button': { own: button },
  'core/details': { after: details },
  'core/image': { own: image, after: pictureAfterwards },
  'core/gallery': { before: galleryImages, own: gallery },
  'core/group': { after: classic(groupContainer) },
  'core/cover': { own: cover },
  'core/media-text': { own: mediaText },
  'core/playlist': { own: playlist },
  'core/playlist-track': { alone: playlistTrack },
  'core/tabs': { before: nameTabs, own: tabs },
  'core/tab-list': { own: tabList },
  'core/tab-panel': { own: tabPanel },
  'core/video': { own: video },
  'core/file': { own: file },
  'core/footnotes': { alone: footnotes },
  'core/navigation': { whole: navigation, after: navigationLayout },
  'core/navigation-link': { whole: navigationLink },
  'core/navigation-submenu': { whole: navigationSubmenu },
  'core/navigation-overlay-close': { alone: navigationOverlayClose },
  'core/template-part': { alone: templatePart },
  'core/pattern': { alone: pattern },
  'core/block': { alone: syncedPattern },
  'core/post-content': { alone: postContent },
  'core/shortcode': { own: (html) => autop(html) },
  'core/accordion': { own: accordion },
  'core/accordion-item': { own: accordionItem },
} satisfies Record<string, Renderer>);

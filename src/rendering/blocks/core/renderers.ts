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
import { homeLink } from './home-link.ts';
import { icon } from './icon.ts';
import { latestComments } from './latest-comments.ts';
import { latestPosts } from './latest-posts.ts';
import { lightbox } from './lightbox.ts';
import { loginout } from './loginout.ts';
import { file, groupContainer, image, imageContainer, video } from './media.ts';
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
  /** Replaces stored content altogether; renders other blocks in its place, or its own in other context, through `inner`. */
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
  'core/post-title': { whole: postTitle },
  'core/post-excerpt': { whole: postExcerpt },
  'core/post-date': { whole: postDate },
  'core/post-author': { whole: postAuthor },
  'core/post-author-name': { whole: postAuthorName },
  'core/post-author-biography': { whole: postAuthorBiography },
  'core/post-terms': { whole: postTerms },
  'core/post-comments-count': { whole: postCommentsCount },
  'core/post-comments-link': { whole: postCommentsLink },
  'core/post-time-to-read': { whole: postTimeToRead },
  'core/read-more': { whole: readMore },
  'core/avatar': { whole: avatar },
  'core/post-featured-image': { whole: postFeaturedImage },
  'core/breadcrumbs': { whole: breadcrumbs },
  'core/icon': { whole: icon },
  'core/site-logo': { whole: siteLogo },
  'core/site-title': { whole: siteTitle },
  'core/site-tagline': { whole: siteTagline },
  'core/latest-posts': { whole: latestPosts },
  'core/latest-comments': { whole: latestComments },
  'core/archives': { whole: archives },
  'core/categories': { whole: categories },
  'core/tag-cloud': { whole: tagCloud },
  'core/search': { whole: search },
  'core/social-link': { whole: socialLink },
  'core/home-link': { whole: homeLink },
  'core/term-template': { whole: termTemplate },
  'core/comments': { whole: comments },
  'core/comment-template': { whole: commentTemplate },
  'core/comments-title': { whole: commentsTitle },
  'core/comments-pagination': { own: commentsPagination },
  'core/comment-author-name': { whole: commentAuthorName },
  'core/comment-content': { whole: commentContent },
  'core/comment-edit-link': { whole: commentEditLink },
  'core/comments-pagination-next': { whole: commentsPaginationNext },
  'core/comments-pagination-previous': { whole: commentsPaginationPrevious },
  'core/comments-pagination-numbers': { whole: commentsPaginationNumbers },
  'core/post-comments': { whole: comments },
  'core/post-comments-form': { whole: postCommentsForm },
  'core/post-navigation-link': { whole: postNavigationLink },
  'core/comment-date': { whole: commentDate },
  'core/comment-reply-link': { whole: commentReplyLink },
  'core/calendar': { whole: calendar },
  'core/page-list': { whole: pageList },
  'core/rss': { whole: rss },
  'core/loginout': { whole: loginout },
  'core/legacy-widget': { whole: legacyWidget },
  'core/widget-group': { whole: widgetGroup },
  'core/query': { own: query },
  'core/post-template': { whole: postTemplate },
  'core/query-no-results': { own: queryNoResults },
  'core/query-title': { whole: queryTitle },
  'core/query-total': { whole: queryTotal },
  'core/query-pagination': { own: queryPagination },
  'core/query-pagination-next': { whole: queryPaginationNext },
  'core/query-pagination-previous': { whole: queryPaginationPrevious },
  'core/query-pagination-numbers': { whole: queryPaginationNumbers },
  'core/term-name': { whole: termName },
  'core/term-description': { whole: termDescription },
  'core/term-count': { whole: termCount },
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
  'core/playlist-track': { whole: playlistTrack },
  'core/tabs': { before: nameTabs, own: tabs },
  'core/tab-list': { own: tabList },
  'core/tab-panel': { own: tabPanel },
  'core/video': { own: video },
  'core/file': { own: file },
  'core/footnotes': { whole: footnotes },
  'core/navigation': { whole: navigation, after: navigationLayout },
  'core/navigation-link': { whole: navigationLink },
  'core/navigation-submenu': { whole: navigationSubmenu },
  'core/navigation-overlay-close': { whole: navigationOverlayClose },
  'core/template-part': { whole: templatePart },
  'core/pattern': { whole: pattern },
  'core/block': { whole: syncedPattern },
  'core/post-content': { whole: postContent },
  'core/shortcode': { own: (html) => autop(html) },
  'core/accordion': { own: accordion },
  'core/accordion-item': { own: accordionItem },
} satisfies Record<string, Renderer>);

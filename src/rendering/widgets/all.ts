// WordPress's own kinds of widgets, in the order in which it registers them (wp_widgets_init).
import { archivesWidget } from './archives.ts';
import { blockWidget } from './block.ts';
import { calendarWidget } from './calendar.ts';
import { categoriesWidget } from './categories.ts';
import { customHtmlWidget } from './custom-html.ts';
import { linksWidget } from './links.ts';
import { audioWidget, galleryWidget, videoWidget } from './media.ts';
import { imageWidget } from './media-image.ts';
import { metaWidget } from './meta.ts';
import { navMenuWidget } from './nav-menu.ts';
import { pagesWidget } from './pages.ts';
import { recentCommentsWidget } from './recent-comments.ts';
import { recentPostsWidget } from './recent-posts.ts';
import { rssWidget } from './rss.ts';
import { searchWidget } from './search.ts';
import { tagCloudWidget } from './tag-cloud.ts';
import { textWidget } from './text.ts';
import type { WidgetType } from './types.ts';

const inOrder: readonly WidgetType[] = [
  pagesWidget,
  calendarWidget,
  archivesWidget,
  audioWidget,
  imageWidget,
  galleryWidget,
  videoWidget,
  metaWidget,
  searchWidget,
  textWidget,
  categoriesWidget,
  recentPostsWidget,
  recentCommentsWidget,
  rssWidget,
  tagCloudWidget,
  navMenuWidget,
  customHtmlWidget,
  blockWidget,
];

const byId = (types: readonly WidgetType[]): ReadonlyMap<string, WidgetType> =>
  new Map(types.map((type) => [type.idBase, type]));

/** By what their ids begin with. */
export const widgetTypes = byId(inOrder);

/** The same on sites with a link manager. */
export const widgetTypesWithLinks = byId(
  inOrder.flatMap((type) => (type === archivesWidget ? [type, linksWidget] : [type])),
);

// All that the editor's page brings along (newsroom/editor/data.d.ts), as JSON for an element of the page.
import type { Viewer } from '../../access/viewer.ts';
import { siteTimeZone } from '../../content/dates.ts';
import { loadMeta } from '../../content/meta/load.ts';
import { fromStored } from '../../content/meta/read.ts';
import type { Site } from '../../content/site.ts';
import { themeDesign } from '../../content/themes/theme-data.ts';
import type { PostRow } from '../../database/schema.ts';
import type { PostType } from '../../extend/types.ts';
import type { OwnBlock } from '../../rendering/types.ts';
import { menuOf } from '../menu.ts';
import { nonceFor } from '../nonce.ts';
import type { EditorBundle } from './bundle.ts';
import { type ApiAnswers, firstQuestions } from './preload.ts';
import { editorSettings } from './settings.ts';

export interface EditorApi {
  /** Address of the API, with its last slash. */
  readonly root: string;
  readonly answer: ApiAnswers;
}

/** JSON inside of a script element: nothing in it closes the element. */
export const forElement = (json: string): string =>
  json.replace(/[<>\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The element's text. The post gets the viewer's lock on the way, unless somebody else has it. */
export async function editorData(
  site: Site,
  viewer: Viewer,
  post: PostRow,
  type: PostType,
  bundle: EditorBundle,
  api: EditorApi,
): Promise<string> {
  const admin = `${site.options.siteUrl}/wp-admin/`;
  const isNew = post.post_status === 'auto-draft';
  // With its lock first, as another request would find it.
  const settings = await editorSettings(site, viewer, post, type, bundle);
  const preloaded = await api.answer(await firstQuestions(site, viewer, post, type));
  const data = {
    api: api.root,
    nonce: nonceFor(site, viewer, 'wp_rest'),
    nonceEndpoint: `${admin}admin-ajax.php?action=rest-nonce`,
    ajax: `${admin}admin-ajax.php`,
    heartbeatNonce: nonceFor(site, viewer, 'heartbeat-nonce'),
    userId: viewer.id,
    date: dates(site),
    preferences: await preferences(site, viewer),
    blocks: Object.fromEntries(
      [...site.registry.blocks.values()].map((block) => [block.metadata.name, definition(block)]),
    ),
    blockStyles: blockStyles(site),
    bindingSources: [],
    menu: menuOf(site, viewer).map(({ label, url }) => ({ label, url, name: url })),
    postType: post.post_type,
    postId: post.ID,
    settings,
    initialEdits: isNew ? emptyTexts(type) : {},
  };
  return forElement(`${JSON.stringify(data).slice(0, -1)},"preloaded":${preloaded}}`);
}

/** What a new post starts with, instead of the title that it is stored under. */
function emptyTexts({ supports }: PostType): Readonly<Record<string, string>> {
  const names = { title: 'title', editor: 'content', excerpt: 'excerpt' };
  return Object.fromEntries(
    Object.entries(names).flatMap(([feature, name]) => (supports[feature] ? [[name, '']] : [])),
  );
}

/** A block type of an extension as the editor takes it (get_block_editor_server_block_settings). */
function definition({ metadata }: OwnBlock): object {
  const { name: _name, ...rest } = metadata;
  return rest;
}

/** Block styles that the theme registers, beside those of the block types. */
function blockStyles(site: Site): unknown[] {
  const named = (name: string): string => name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  return [...themeDesign(site).registered].flatMap(([block, styles]) =>
    [...styles].map((name) => ({ block, style: { name, label: named(name) } })),
  );
}

/** What somebody set in their editor; a newcomer is not shown the guide, whose pictures lie on another host. */
async function preferences(site: Site, viewer: Viewer): Promise<unknown> {
  const key = `${site.database.prefix}persisted_preferences`;
  const stored = (await loadMeta(site, 'user', [viewer.id], [key])).get(viewer.id)?.get(key)?.[0];
  const own = stored === undefined ? {} : fromStored(stored);
  const known = typeof own === 'object' && own !== null && !Array.isArray(own) ? { ...own } : {};
  const scope = Reflect.get(known, 'core/edit-post');
  const guide = { welcomeGuide: false, welcomeGuideTemplate: false };
  const core = Reflect.get(known, 'core');
  return {
    ...known,
    'core/edit-post': { ...guide, ...(typeof scope === 'object' ? scope : {}) },
    // Open at first, which the editor would write down itself.
    core: { isComplementaryAreaVisible: true, ...(typeof core === 'object' ? core : {}) },
  };
}

const list = (items: string): string[] => items.split(' ');

/** What @wordpress/date wants to know: formats and time zone of the site. */
function dates(site: Site): object {
  const { options } = site;
  const zone = siteTimeZone(site);
  const offset = zone.offset(site.clock.now()) / 3600;
  const hours = `${offset < 0 ? '-' : '+'}${String(Math.abs(Math.trunc(offset))).padStart(2, '0')}`;
  const minutes = String(Math.abs(Math.round((offset % 1) * 60))).padStart(2, '0');
  return {
    l10n: {
      locale: 'en_US',
      months: list('January February March April May June July August September October November December'),
      monthsShort: list('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
      weekdays: list('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
      weekdaysShort: list('Sun Mon Tue Wed Thu Fri Sat'),
      meridiem: { am: 'am', pm: 'pm', AM: 'AM', PM: 'PM' },
      relative: {
        ...{ future: '%s from now', past: '%s ago', s: 'a second', ss: '%d seconds', m: 'a minute', mm: '%d minutes' },
        ...{ h: 'an hour', hh: '%d hours', d: 'a day', dd: '%d days', M: 'a month', MM: '%d months' },
        ...{ y: 'a year', yy: '%d years' },
      },
      startOfWeek: options.number('start_of_week'),
    },
    formats: {
      time: options.text('time_format'),
      date: options.text('date_format'),
      datetime: `${options.text('date_format')} ${options.text('time_format')}`,
      datetimeAbbreviated: 'M j, Y g:i a',
    },
    timezone: {
      offset,
      offsetFormatted: hours + (minutes === '00' ? '' : `:${minutes}`),
      string: options.text('timezone_string'),
      abbr: '',
    },
  };
}

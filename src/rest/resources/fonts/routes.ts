// /wp/v2/font-families and their font-faces. Reproduces WP_REST_Font_Families_Controller and
// WP_REST_Font_Faces_Controller.
import { SiteError } from '../../../base/error.ts';
import { deleteFontFile, storeFontFile } from '../../../content/fonts/files.ts';
import {
  createFontFace,
  createFontFamily,
  deleteFont,
  type FontSettings,
  refuseDuplicateFace,
  updateFontFamily,
} from '../../../content/fonts/store.ts';
import { getPost } from '../../../content/posts/get.ts';
import { queryPosts } from '../../../content/posts/query.ts';
import { loadSubjects, may } from '../../../content/posts/subjects.ts';
import type { Site } from '../../../content/site.ts';
import type { PostRow } from '../../../database/schema.ts';
import { sanitizeTitle } from '../../../rendering/formatting/sanitize-title.ts';
import { collectionArguments, respondList } from '../../engine/collection.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, isPhpArray, toInteger, toText } from '../../engine/php.ts';
import type { Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Arguments, Call, Endpoint, RestResponse, Route } from '../../engine/types.ts';
import { noSuchPost } from '../posts/errors.ts';
import { noSuchFamily } from './errors.ts';
import { familyError, readManyFaces } from './read-many.ts';
import { type FontItem, faceResource, familyResource, fontItem, versionSchema } from './resource.ts';
import { faceArgument, familyArgument, settingsOfFamily, sourcesOf } from './settings.ts';

interface Kind {
  readonly type: 'wp_font_family' | 'wp_font_face';
  readonly resource: Resource<FontItem, never>;
}
const families: Kind = { type: 'wp_font_family', resource: familyResource };
const faces: Kind = { type: 'wp_font_face', resource: faceResource };
const base = '/wp/v2/font-families';
const facesOf = `${base}/(?P<font_family_id>[\\d]+)/font-faces`;
const number = (description: string) => ({ description, type: 'integer' }) as const;

export function fontRoutes(site: Site): Route[] {
  const context = contextArgument(familyResource, site.registry, 'view');
  const family = { namespace: 'wp/v2', schema: () => itemSchema(familyResource, site.registry) };
  const face = { namespace: 'wp/v2', schema: () => itemSchema(faceResource, site.registry) };
  const id: Arguments = { id: number('Number of the post.') };
  const ofFamily: Arguments = { font_family_id: { ...number('Number of the family.'), required: true } };
  const oneFace: Arguments = { ...ofFamily, id: { ...number('Number of the face.'), required: true } };
  const force: Arguments = {
    force: { type: 'boolean', default: false, description: 'There is no trash for fonts: must be true.' },
  };
  const writing: Arguments = { theme_json_version: versionSchema, font_family_settings: familyArgument };
  const remove = (kind: Kind, args: Arguments): Endpoint => ({
    methods: ['DELETE'],
    args: { ...args, ...force },
    permission: (call) => mayChange(call, kind, 'delete'),
    handle: (call) => removeFont(call, kind),
  });
  return [
    {
      ...family,
      pattern: base,
      endpoints: [
        {
          methods: ['GET'],
          args: {
            ...listArguments(context),
            slug: { description: 'Only families with these slugs.', type: 'array', items: { type: 'string' } },
          },
          permission: (call) => mayList(call, families),
          handle: (call) => list(call, families),
        },
        { methods: ['POST'], args: writing, permission: (call) => mayCreate(call, families), handle: createFamily },
      ],
    },
    {
      ...family,
      pattern: `${base}/(?P<id>[\\d]+)`,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...id, context },
          permission: (call) => mayRead(call, families),
          handle: (call) => getOne(call, families),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...id, ...writing },
          permission: (call) => mayChange(call, families, 'edit'),
          handle: updateFamily,
        },
        remove(families, id),
      ],
    },
    {
      ...face,
      pattern: facesOf,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...ofFamily, ...listArguments(context) },
          permission: (call) => mayList(call, faces),
          handle: (call) => list(call, faces),
        },
        {
          methods: ['POST'],
          args: { ...ofFamily, theme_json_version: versionSchema, font_face_settings: faceArgument },
          permission: (call) => mayCreate(call, faces),
          handle: createFace,
        },
      ],
    },
    {
      ...face,
      pattern: `${facesOf}/(?P<id>[\\d]+)`,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...oneFace, context },
          permission: (call) => mayRead(call, faces),
          handle: (call) => getOne(call, faces),
          handleMany: readManyFaces,
        },
        remove(faces, oneFace),
      ],
    },
  ];
}

function listArguments(context: Arguments[string]): Arguments {
  const { search: _search, ...paging } = collectionArguments();
  const ids = { type: 'array', items: { type: 'integer' }, default: [] } as const;
  return {
    context,
    ...paging,
    exclude: { description: 'Not these.', ...ids },
    include: { description: 'Only these.', ...ids },
    search_semantics: { description: 'How the search text is read.', type: 'string', enum: ['exact'] },
    offset: { description: 'How many to pass over; instead of a page.', type: 'integer' },
    order: { description: 'Ascending or descending.', type: 'string', default: 'desc', enum: ['asc', 'desc'] },
    orderby: { description: 'What the list is ordered by.', type: 'string', default: 'id', enum: ['id', 'include'] },
  };
}

function rightOf({ site }: Call, { type }: Kind, name: string): string {
  return site.registry.postTypes.get(type)?.caps[name] ?? name;
}

function mayList(call: Call, kind: Kind): void {
  if (call.viewer.can(rightOf(call, kind, 'read'))) return;
  throw forbidden(call.viewer, 'rest_cannot_read', 'You may not look at fonts.');
}

function mayCreate(call: Call, kind: Kind): void {
  if (!isEmpty(call.params.id)) throw new SiteError('rest_post_exists', 'It exists already.', 400);
  if (call.viewer.can(rightOf(call, kind, 'create_posts'))) return;
  throw forbidden(call.viewer, 'rest_cannot_create', 'You may not make fonts.');
}

/** The post that the request names. Throws `rest_post_invalid_id`. */
async function wanted(call: Call, { type }: Kind): Promise<PostRow> {
  const id = toInteger(call.params.id);
  const row = id > 0 ? await getPost(call.site, id) : undefined;
  if (row?.post_type !== type) throw noSuchPost();
  return row;
}

async function mayRead(call: Call, kind: Kind): Promise<void> {
  const row = await wanted(call, kind);
  const subject = (await loadSubjects(call.site, [row])).get(row.ID);
  if (subject && call.viewer.can('read_post', subject)) return;
  throw forbidden(call.viewer, 'rest_cannot_read', 'You may not look at this font.');
}

async function mayChange(call: Call, kind: Kind, verb: 'edit' | 'delete'): Promise<void> {
  const row = await wanted(call, kind);
  if (may(call.viewer, `${verb}_post`, row, await loadSubjects(call.site, [row]))) return;
  throw forbidden(call.viewer, `rest_cannot_${verb}`, 'You may not change this font.');
}

/** The family that the route names. Throws `rest_post_invalid_parent`. */
async function wantedFamily(call: Call): Promise<PostRow> {
  const id = toInteger(call.params.font_family_id);
  const row = id > 0 ? await getPost(call.site, id) : undefined;
  if (row?.post_type !== 'wp_font_family') throw noSuchFamily();
  return row;
}

const integers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);

async function list(call: Call, kind: Kind): Promise<RestResponse> {
  const { params, site } = call;
  const family = kind === faces ? await wantedFamily(call) : undefined;
  if (params.orderby === 'include' && isEmpty(params.include)) {
    throw new SiteError('rest_orderby_include_missing_include', 'Ordering by include needs a list.', 400);
  }
  const page = Math.max(1, toInteger(params.page ?? 1));
  const perPage = toInteger(params.per_page ?? 10);
  const slugs = isPhpArray(params.slug) ? Object.values(params.slug).map((one) => sanitizeTitle(toText(one))) : [];
  const found = await queryPosts(site, {
    types: [kind.type],
    statuses: ['publish'],
    include: integers(params.include),
    exclude: integers(params.exclude),
    slugs: kind === families ? slugs : [],
    orderBy: params.orderby === 'include' ? 'include' : 'id',
    order: params.order === 'asc' ? 'asc' : 'desc',
    page: Math.min(page, 1_000_000_000),
    perPage,
    ...(isEmpty(params.offset)
      ? {}
      : { offset: Math.min(Math.abs(toInteger(params.offset)), Number.MAX_SAFE_INTEGER) }),
  });
  if (page > Math.ceil(found.total / perPage) && found.total > 0) {
    throw new SiteError('rest_post_invalid_page_number', 'The list has fewer pages than that.', 400);
  }
  const rows = call.request.method === 'HEAD' ? [] : found.rows;
  const data = await readCollection(kind.resource, rows.map(fontItem), call);
  const route = family ? `${base}/${family.ID}/font-faces` : base;
  return respondList(call, data, { route, total: found.total, page, perPage });
}

async function answer(call: Call, kind: Kind, row: PostRow, created?: string): Promise<RestResponse> {
  const { data, links } = await readItem(kind.resource, fontItem(row), call);
  const more = created === undefined ? {} : { status: 201, headers: { Location: call.url(created) } };
  return respond(data, { ...more, links });
}

async function getOne(call: Call, kind: Kind): Promise<RestResponse> {
  const row = await wanted(call, kind);
  if (kind === faces) await checkFamily(call, row);
  return answer(call, kind, row);
}

async function checkFamily(call: Call, row: PostRow): Promise<void> {
  const refused = familyError(await wantedFamily(call), row);
  if (refused) throw refused;
}

/** Settings that passed their argument. */
const settingsOf = (value: unknown): FontSettings => (isPhpArray(value) ? (value as FontSettings) : {});

async function createFamily(call: Call): Promise<RestResponse> {
  const row = await createFontFamily(call.site, call.viewer, settingsOf(call.params.font_family_settings));
  call.params.context = 'edit';
  return answer(call, families, row, `${base}/${row.ID}`);
}

async function updateFamily(call: Call): Promise<RestResponse> {
  const before = await wanted(call, families);
  const settings = { ...settingsOfFamily(before), ...settingsOf(call.params.font_family_settings) };
  const row = await updateFontFamily(call.site, call.viewer, before.ID, settings);
  call.params.context = 'edit';
  return answer(call, families, row);
}

async function createFace(call: Call): Promise<RestResponse> {
  const { site, viewer } = call;
  const family = await wantedFamily(call);
  const settings = settingsOf(call.params.font_face_settings);
  await refuseDuplicateFace(site, settings);
  const stored: string[] = [];
  try {
    const sources: string[] = [];
    for (const source of sourcesOf(settings)) {
      const file = call.request.files?.find(({ field }) => field === source);
      const font = file && (await storeFontFile(site, file));
      if (font) stored.push(font.path);
      sources.push(font?.url ?? source);
    }
    const src = sources.length === 1 ? sources[0] : sources;
    const row = await createFontFace(site, viewer, family.ID, { ...settings, src }, stored);
    call.params.context = 'edit';
    return answer(call, faces, row, `${base}/${family.ID}/font-faces/${row.ID}`);
  } catch (error) {
    // Nothing refers to files of a face that could not be made.
    for (const path of stored) await deleteFontFile(site, path);
    throw error;
  }
}

async function removeFont(call: Call, kind: Kind): Promise<RestResponse> {
  const row = await wanted(call, kind);
  if (kind === faces) await checkFamily(call, row);
  if (isEmpty(call.params.force)) {
    throw new SiteError('rest_trash_not_supported', 'There is no trash for fonts: send force=true to delete.', 501);
  }
  call.params.context = 'edit';
  const { data } = await readItem(kind.resource, fontItem(row), call);
  await deleteFont(call.site, row);
  return respond({ deleted: true, previous: data });
}

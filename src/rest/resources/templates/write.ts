// Create, update, reset and delete templates over the API. Reproduces create_item, update_item and delete_item of
// WP_REST_Templates_Controller.
import { SiteError } from '../../../base/error.ts';
import { registeredPatterns } from '../../../content/patterns/registered.ts';
import { deletePost } from '../../../content/posts/delete.ts';
import { trashPost } from '../../../content/posts/trash.ts';
import { fileTemplate, getTemplate, listTemplates } from '../../../content/templates/find.ts';
import { saveTemplate, type TemplateChanges } from '../../../content/templates/save.ts';
import type { Template, TemplateKind } from '../../../content/templates/types.ts';
import { isEmpty, isPhpArray, isScalar, toInteger, toText } from '../../engine/php.ts';
import type { Resource } from '../../engine/resource.ts';
import { readItem } from '../../engine/resource-read.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { writeAddedFields } from '../../engine/write-added.ts';
import { baseOf, type TemplateItem, templateItem } from './resource.ts';

export interface Parts {
  readonly kind: TemplateKind;
  readonly resource: Resource<TemplateItem, never>;
}

export function noTemplate(): SiteError {
  return new SiteError('rest_template_not_found', 'There is no template with this id.', 404);
}

/** The template of the request's id. Throws `rest_template_not_found`. */
export async function wantedTemplate(call: Call, kind: TemplateKind): Promise<Template> {
  const found = await getTemplate(call.site, kind, toText(call.params.id));
  if (!found) throw noTemplate();
  return found;
}

/** A template as an answer. */
export async function readTemplate(call: Call, { resource }: Parts, template: Template): ReturnType<typeof readItem> {
  return readItem(resource, templateItem(template, registeredPatterns(call.site)), call);
}

/** `content` or `title` of a request: a text, or an object with one. */
function rawText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isPhpArray(value) || !('raw' in value)) return undefined;
  return isScalar(value.raw) ? toText(value.raw) : undefined;
}

/** What a request changes of a template. Throws `rest_invalid_author`. */
export async function changesOf({ site, viewer, params }: Call, kind: TemplateKind): Promise<TemplateChanges> {
  const title = rawText(params.title);
  const author = isEmpty(params.author) ? 0 : toInteger(params.author);
  if (author !== 0 && author !== viewer.id) {
    const known = await site.database.kysely
      .selectFrom('users')
      .select('ID')
      .where('ID', '=', author)
      .executeTakeFirst();
    if (!known) throw new SiteError('rest_invalid_author', 'There is no such author.', 400);
  }
  const content = rawText(params.content);
  const suggestion = params.is_wp_suggestion;
  return {
    ...(params.theme == null ? {} : { theme: toText(params.theme) }),
    ...(content === undefined ? {} : { content }),
    // An object with an empty `raw` changes nothing; the empty string does.
    ...(title === undefined || (typeof params.title !== 'string' && isEmpty(title)) ? {} : { title }),
    ...(params.description == null ? {} : { description: toText(params.description) }),
    ...(kind === 'wp_template_part' && params.area != null ? { area: toText(params.area) } : {}),
    ...(author === 0 ? {} : { author }),
    ...(kind === 'wp_template' && suggestion != null ? { isSuggestion: toText(suggestion) } : {}),
  };
}

export async function createTemplate(call: Call, parts: Parts): Promise<RestResponse> {
  const { kind } = parts;
  // As WordPress, where an id in the request customises the template that has it.
  const existing = isEmpty(call.params.id) ? undefined : await getTemplate(call.site, kind, toText(call.params.id));
  const changes = { ...(await changesOf(call, kind)), slug: toText(call.params.slug) };
  const template = await call.site.transaction(async (inside) => {
    const base = existing?.source === 'custom' ? undefined : existing;
    const row = await saveTemplate(inside, call.viewer, kind, base && { ...base, slug: changes.slug }, changes);
    await writeAddedFields(call, inside, { kind: 'post', objectType: kind, row });
    const [made] = await listTemplates(inside, kind, { postId: row.ID });
    if (!made) throw new SiteError('rest_template_insert_error', 'Another theme is active.', 400);
    return made;
  });
  const { data, links } = await readTemplate(call, parts, template);
  const headers = { Location: call.url(`/wp/v2/${baseOf(kind)}/${template.id}`) };
  return respond(data, { status: 201, headers, links });
}

export async function updateTemplate(call: Call, parts: Parts): Promise<RestResponse> {
  const { kind } = parts;
  const template = await wantedTemplate(call, kind);
  if (call.params.source === 'theme') return resetTemplate(call, parts, template);
  const changes = await changesOf(call, kind);
  await call.site.transaction(async (inside) => {
    const row = await saveTemplate(inside, call.viewer, kind, template, changes);
    await writeAddedFields(call, inside, { kind: 'post', objectType: kind, row });
  });
  call.params.context = 'edit';
  const { data, links } = await readTemplate(call, parts, await wantedTemplate(call, kind));
  return respond(data, { links });
}

/** Deletes what was customised, so that the file counts again. */
async function resetTemplate(call: Call, parts: Parts, template: Template): Promise<RestResponse> {
  const file = fileTemplate(call.site, parts.kind, template.id);
  // WordPress deletes it all the same and ends in a fatal error.
  if (!file) throw new SiteError('rest_invalid_template', 'There is no file to go back to.', 400);
  if (template.postId > 0) await deletePost(call.site, template.postId);
  call.params.context = 'edit';
  const { data, links } = await readTemplate(call, parts, file);
  return respond(data, { links });
}

export async function deleteTemplate(call: Call, parts: Parts): Promise<RestResponse> {
  const template = await wantedTemplate(call, parts.kind);
  if (template.source !== 'custom') {
    throw new SiteError('rest_invalid_template', 'A file of the theme cannot be deleted.', 400);
  }
  call.params.context = 'edit';
  if (!isEmpty(call.params.force)) {
    const { data } = await readTemplate(call, parts, template);
    await deletePost(call.site, template.postId);
    return respond({ deleted: true, previous: data });
  }
  if (template.status === 'trash') {
    throw new SiteError('rest_template_already_trashed', 'The template is in the trash already.', 410);
  }
  await trashPost(call.site, call.viewer, template.postId);
  const { data, links } = await readTemplate(call, parts, { ...template, status: 'trash' });
  return respond(data, { links });
}

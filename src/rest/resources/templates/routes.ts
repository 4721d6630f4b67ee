// /wp/v2/templates and /wp/v2/template-parts. Reproduces WP_REST_Templates_Controller.
import { registeredPatterns } from '../../../content/patterns/registered.ts';
import type { Site } from '../../../content/site.ts';
import { fileTemplate, getTemplate, listTemplates, resolveTemplate } from '../../../content/templates/find.ts';
import type { TemplateKind } from '../../../content/templates/types.ts';
import { templateHierarchy } from '../../../rendering/theme/hierarchy.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, toText } from '../../engine/php.ts';
import { readCollection } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Arguments, Call, RestResponse, Route } from '../../engine/types.ts';
import { decodePlus } from '../themes/decode.ts';
import { mayEditSomething, stylesheetPattern } from '../themes/routes.ts';
import { baseOf, templateItem, templateResource } from './resource.ts';
import { createTemplate, deleteTemplate, noTemplate, type Parts, readTemplate, updateTemplate } from './write.ts';

/** What an id looks like in an address: the theme, then the slug. */
export const idPattern = `(${stylesheetPattern})[\\/\\w%-]+`;

/** The id that an address means: a single slash before the slug stands for two. */
export function templateId(value: unknown): string {
  const id = decodePlus(toText(value));
  const slash = id.lastIndexOf('/');
  if (slash < 0 || id.charAt(slash - 1) === '/') return id;
  return `${id.slice(0, slash)}/${id.slice(slash)}`;
}

export function templateRoutes(site: Site): Route[] {
  return (['wp_template', 'wp_template_part'] as const).flatMap((kind) => templateRoutesOf(site, kind));
}

function mayLook(call: Call): void {
  if (!mayEditSomething(call)) throw cannotManage(call);
}

function mayManage(call: Call): void {
  if (!call.viewer.can('edit_theme_options')) throw cannotManage(call);
}

function cannotManage(call: Call) {
  return forbidden(call.viewer, 'rest_cannot_manage_templates', 'You may not use the templates of this site.');
}

export function templateRoutesOf(site: Site, kind: TemplateKind): Route[] {
  const resource = templateResource(kind);
  const parts: Parts = { kind, resource };
  const base = `/wp/v2/${baseOf(kind)}`;
  const schema = () => itemSchema(resource, site.registry);
  const context = contextArgument(resource, site.registry, 'view');
  const id: Arguments = { id: { description: 'Theme and slug.', type: 'string', sanitize: templateId } };
  return [
    {
      namespace: 'wp/v2',
      pattern: base,
      schema,
      endpoints: [
        { methods: ['GET'], args: listArguments(context), permission: mayLook, handle: (call) => list(call, parts) },
        {
          methods: ['POST'],
          args: writeArguments(resource, site.registry, 'create'),
          permission: mayManage,
          handle: (call) => createTemplate(call, parts),
        },
      ],
    },
    {
      namespace: 'wp/v2',
      pattern: `${base}/lookup`,
      endpoints: [
        {
          methods: ['GET'],
          args: {
            slug: { description: 'Slug to find a template for.', type: 'string', required: true },
            is_custom: { description: 'Is it none that themes share?', type: 'boolean' },
            template_prefix: { description: 'Main part of the slug, where it does not tell.', type: 'string' },
          },
          permission: mayLook,
          handle: (call) => lookUp(call, parts),
        },
      ],
    },
    {
      namespace: 'wp/v2',
      pattern: `${base}/(?P<id>${idPattern})`,
      schema,
      endpoints: [
        { methods: ['GET'], args: { ...id, context }, permission: mayLook, handle: (call) => getOne(call, parts) },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...id, ...writeArguments(resource, site.registry, 'update') },
          permission: mayManage,
          handle: (call) => updateTemplate(call, parts),
        },
        {
          methods: ['DELETE'],
          answers: 'trashed',
          args: {
            ...id,
            force: { type: 'boolean', default: false, description: 'Delete for good instead of to the trash?' },
          },
          permission: mayManage,
          handle: (call) => deleteTemplate(call, parts),
        },
      ],
    },
  ];
}

function listArguments(context: Arguments[string]): Arguments {
  return {
    context,
    wp_id: { description: 'Only the template of this post.', type: 'integer' },
    area: { description: 'Only template parts of this area.', type: 'string' },
    post_type: { description: 'Only templates for posts of this type.', type: 'string' },
  };
}

async function list(call: Call, { kind, resource }: Parts): Promise<RestResponse> {
  if (call.request.method === 'HEAD') return respond([]);
  const { wp_id, area, post_type } = call.params;
  const templates = await listTemplates(call.site, kind, {
    ...(wp_id == null ? {} : { postId: Math.abs(Number(wp_id)) }),
    ...(area == null ? {} : { area: toText(area) }),
    ...(post_type == null ? {} : { postType: toText(post_type) }),
  });
  const patterns = registeredPatterns(call.site);
  return respond(
    await readCollection(
      resource,
      templates.map((template) => templateItem(template, patterns)),
      call,
    ),
  );
}

async function lookUp(call: Call, parts: Parts): Promise<RestResponse> {
  const { slug, is_custom, template_prefix } = call.params;
  const { postTypes, taxonomies } = call.site.registry;
  const known = { postTypes: [...postTypes.keys()], taxonomies: [...taxonomies.keys()] };
  const hierarchy = templateHierarchy(toText(slug), !isEmpty(is_custom), toText(template_prefix), known);
  const template = await resolveTemplate(call.site, toText(slug), hierarchy);
  if (!template) return respond({});
  if (call.request.method === 'HEAD') return respond([]);
  const { data, links } = await readTemplate(call, parts, template);
  return respond(data, { links });
}

async function getOne(call: Call, parts: Parts): Promise<RestResponse> {
  const id = toText(call.params.id);
  const { source } = call.params;
  const fromFile = source === 'theme' || source === 'plugin';
  const template = fromFile ? fileTemplate(call.site, parts.kind, id) : await getTemplate(call.site, parts.kind, id);
  if (!template) throw noTemplate();
  if (call.request.method === 'HEAD') return respond([]);
  const { data, links } = await readTemplate(call, parts, template);
  return respond(data, { links });
}

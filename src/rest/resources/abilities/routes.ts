// /wp-abilities/v1: what the site can do, for programs that look for it. Reproduces WP_REST_Abilities_V1_List_Controller
// and WP_REST_Abilities_V1_Categories_Controller; running an ability is in run.ts.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import type { Ability, AbilityCategory } from '../../../extend/abilities.ts';
import { sanitizeKey } from '../../../rendering/formatting/sanitize-text.ts';
import { isPhpArray, phpEntries, toInteger, toText } from '../../engine/php.ts';
import type { Resource } from '../../engine/resource.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Argument, Arguments, Call, RestResponse, Route } from '../../engine/types.ts';
import { addQueryArguments } from '../../links.ts';
import { abilityMeta, abilityResource, annotationProperties, categoryResource } from './resources.ts';
import { nameArgument, runRoute } from './run.ts';

const namespace = 'wp-abilities/v1';
const permission = ({ viewer }: Call): boolean => viewer.can('read');

const page: Argument = { description: 'Which page of the list.', type: 'integer', default: 1, minimum: 1 };
const perPage: Argument = {
  description: 'How many items a page has.',
  type: 'integer',
  default: 50,
  minimum: 1,
  maximum: 100,
};
const key = (description: string): Argument => ({
  description,
  type: 'string',
  validate: 'schema',
  sanitize: (value) => sanitizeKey(toText(value)),
});
const meta: Argument = {
  description: 'Only abilities that behave like this.',
  type: 'object',
  properties: {
    annotations: {
      description: 'Only abilities that do this to the site.',
      type: 'object',
      properties: annotationProperties,
      additionalProperties: true,
    },
  },
  additionalProperties: true,
};
const slug: Argument = { description: 'Name of the category.', type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' };

export function abilityRoutes(site: Site): Route[] {
  const { registry } = site;
  const lists = (resource: Resource<never, never>): Arguments => ({
    context: contextArgument(resource, registry, 'view'),
    page,
    per_page: perPage,
  });
  const route = (
    path: string,
    resource: Resource<never, never>,
    args: Arguments,
    handle: (call: Call) => Promise<RestResponse>,
  ): Route => ({
    namespace,
    pattern: `/${namespace}/${path}`,
    schema: () => itemSchema(resource, registry),
    endpoints: [{ methods: ['GET'], args, permission, handle }],
  });
  const abilityArguments = {
    ...lists(abilityResource),
    category: key('Only abilities of this category.'),
    namespace: key('Only abilities whose names begin with this.'),
    meta,
  };
  return [
    route('categories', categoryResource, lists(categoryResource), listCategories),
    route('categories/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)', categoryResource, { slug }, getCategory),
    runRoute(),
    route('abilities', abilityResource, abilityArguments, listAbilities),
    route('abilities/(?P<name>[a-zA-Z0-9\\-\\/]+)', abilityResource, { name: nameArgument }, getAbility),
  ];
}

async function listCategories(call: Call): Promise<RestResponse> {
  return list(call, categoryResource, [...call.site.registry.abilityCategories.values()], 'categories');
}

async function getCategory(call: Call): Promise<RestResponse> {
  const category: AbilityCategory | undefined = call.site.registry.abilityCategories.get(toText(call.params.slug));
  if (!category) throw new SiteError('rest_ability_category_not_found', 'There is no such category.', 404);
  return one(call, categoryResource, category);
}

async function listAbilities(call: Call): Promise<RestResponse> {
  const { category, namespace: start, meta: wanted } = call.params;
  const abilities = [...call.site.registry.abilities.values()].filter(
    (ability) =>
      ability.public &&
      (isNothing(category) || ability.category === category) &&
      (isNothing(start) || ability.name.startsWith(`${toText(start)}/`)) &&
      (!isPhpArray(wanted) || fits(abilityMeta(ability), { ...wanted, show_in_rest: true })),
  );
  return list(call, abilityResource, abilities, 'abilities');
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '' || value === '0';

/** Has the meta each of these values? Lists of conditions are looked for inside. */
function fits(meta: unknown, conditions: Readonly<Record<string, unknown>>): boolean {
  if (!isPhpArray(meta)) return false;
  const values = new Map(phpEntries(meta));
  return Object.entries(conditions).every(([name, condition]) => {
    if (!values.has(name)) return false;
    return isPhpArray(condition) ? fits(values.get(name), { ...condition }) : values.get(name) === condition;
  });
}

async function getAbility(call: Call): Promise<RestResponse> {
  const ability: Ability | undefined = call.site.registry.abilities.get(toText(call.params.name));
  if (!ability?.public) throw new SiteError('rest_ability_not_found', 'There is no such ability.', 404);
  return one(call, abilityResource, ability);
}

/** A context that does not exist (single items do not check it) has no fields. */
async function one<Item>(call: Call, resource: Resource<Item, never>, item: Item): Promise<RestResponse> {
  const { data, links } = await readItem(resource, item, call);
  const { context = 'view' } = call.params;
  const known = context === null || context === 'view' || context === 'edit' || context === 'embed';
  return respond(known ? data : {}, { links });
}

/** A page of a list; totals are texts here, and the link back does not mind whether that page exists. */
async function list<Item>(
  call: Call,
  resource: Resource<Item, never>,
  items: readonly Item[],
  path: string,
): Promise<RestResponse> {
  const number = toInteger(call.params.page);
  const size = toInteger(call.params.per_page);
  const pages = Math.ceil(items.length / size);
  const shown = items.slice((number - 1) * size, number * size);
  const data = call.request.method === 'HEAD' ? [] : await readCollection(resource, shown, call);
  const headers = { 'X-WP-Total': String(items.length), 'X-WP-TotalPages': String(pages) };
  const response = respond(data, { headers });
  const base = addQueryArguments(call.url(`/${namespace}/${path}`), call.query);
  const link = (rel: string, to: number) =>
    response.linkHeaders.push({ rel, href: addQueryArguments(base, { page: to }) });
  if (number > 1) link('prev', number - 1);
  if (number < pages) link('next', number + 1);
  return response;
}

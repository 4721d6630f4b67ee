// /wp/v2/categories, /wp/v2/tags and the terms of every other taxonomy in the API. Reproduces WP_REST_Terms_Controller.

import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import { getTerms } from '../../../content/terms/get.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import { readItem, readItems } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema, writeArguments } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { mayViewMenus } from '../menus/access.ts';
import { menuResource, postMenu, putMenu, removeMenu } from '../menus/menus.ts';
import {
  mayCreate,
  mayDelete,
  mayList,
  mayReadInContext,
  mayReadTerm,
  mayUpdate,
  noSuchTerm,
  wantedTerm,
} from './access.ts';
import { termItem, termsRoute } from './item.ts';
import { listArguments, listManyTerms, listTerms } from './list.ts';
import { type TermResource, termResource } from './resource.ts';
import { postTerm, putTerm, removeTerm } from './write.ts';

/** Routes of the terms of all taxonomies that the API shows, in order of registration. */
export function termRoutes(site: Site): Route[] {
  return [...site.registry.taxonomies.values()]
    .filter((taxonomy) => taxonomy.showInRest)
    .flatMap((taxonomy) => routesOf(site, taxonomy, taxonomy.name === 'nav_menu' ? menus(site, taxonomy) : undefined));
}

/** What a taxonomy does in its own way. */
interface Variant {
  readonly resource: TermResource;
  /** Who may read its terms at all. Throws a refusal. */
  readonly mayView: (call: Call) => void;
  readonly create: (call: Call) => Promise<RestResponse>;
  readonly update: (call: Call) => Promise<RestResponse>;
  readonly remove: (call: Call) => Promise<RestResponse>;
}

function menus(site: Site, taxonomy: Taxonomy): Variant {
  const parts = { taxonomy, resource: menuResource(site, taxonomy) };
  return {
    resource: parts.resource,
    mayView: mayViewMenus,
    create: (call) => postMenu(call, parts),
    update: (call) => putMenu(call, parts),
    remove: (call) => removeMenu(call, parts),
  };
}

function routesOf(site: Site, taxonomy: Taxonomy, own: Variant | undefined): Route[] {
  const { registry } = site;
  const resource = own?.resource ?? termResource(site, taxonomy);
  const schema = () => itemSchema(resource, registry);
  const namespace = taxonomy.restNamespace;
  const id = { id: { description: 'Number of the term.', type: 'integer' } } as const;
  return [
    {
      namespace,
      pattern: termsRoute(taxonomy),
      allowBatch: true,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: listArguments(resource, taxonomy, registry),
          permission: async (call) => {
            await mayList(call, taxonomy);
            own?.mayView(call);
          },
          handle: (call) => listTerms(call, taxonomy, resource),
          handleMany: (calls) => forViewers(calls, own, () => listManyTerms(calls, taxonomy, resource)),
        },
        {
          methods: ['POST'],
          args: writeArguments(resource, registry, 'create'),
          permission: (call) => mayCreate(call, taxonomy),
          handle: own?.create ?? ((call) => postTerm(call, taxonomy, resource)),
        },
      ],
    },
    {
      namespace,
      pattern: `${termsRoute(taxonomy)}/(?P<id>[\\d]+)`,
      allowBatch: true,
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { ...id, context: contextArgument(resource, registry, 'view') },
          permission: async (call) => {
            await mayReadTerm(call, taxonomy);
            own?.mayView(call);
          },
          handle: (call) => getOne(call, taxonomy, resource),
          handleMany: (calls) => forViewers(calls, own, () => getMany(calls, taxonomy, resource)),
        },
        {
          methods: ['POST', 'PUT', 'PATCH'],
          args: { ...id, ...writeArguments(resource, registry, 'update') },
          permission: (call) => mayUpdate(call, taxonomy),
          handle: own?.update ?? ((call) => putTerm(call, taxonomy, resource)),
        },
        {
          methods: ['DELETE'],
          args: {
            ...id,
            force: { type: 'boolean', default: false, description: 'Has to be true: terms have no trash.' },
          },
          permission: (call) => mayDelete(call, taxonomy),
          handle: own?.remove ?? ((call) => removeTerm(call, taxonomy, resource)),
        },
      ],
    },
  ];
}

/** Answers many calls, which one viewer makes, or refuses all of them. */
async function forViewers(
  calls: readonly Call[],
  own: Variant | undefined,
  read: () => Promise<(RestResponse | SiteError)[]>,
): Promise<(RestResponse | SiteError)[]> {
  const [first] = calls;
  try {
    if (first) own?.mayView(first);
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    return calls.map(() => error);
  }
  return read();
}

async function getOne(call: Call, taxonomy: Taxonomy, resource: TermResource): Promise<RestResponse> {
  const { data, links } = await readItem(resource, termItem(await wantedTerm(call, taxonomy)), call);
  return respond(data, { links });
}

/** Terms that others embed (their parents): one statement for all. */
async function getMany(
  calls: readonly Call[],
  taxonomy: Taxonomy,
  resource: TermResource,
): Promise<(RestResponse | SiteError)[]> {
  const [first] = calls;
  if (!first) return [];
  const terms = await getTerms(
    first.site,
    calls.map((call) => Number(call.params.id)),
    taxonomy.name,
  );
  const found = [...terms.values()];
  const read = await readItems(resource, found.map(termItem), first);
  const byId = new Map(found.map((term, index) => [term.term_id, read[index]]));
  const answers: (RestResponse | SiteError)[] = [];
  for (const call of calls) {
    const term = terms.get(Number(call.params.id));
    const own = byId.get(Number(call.params.id));
    try {
      if (!term || !own) throw noSuchTerm();
      mayReadInContext(call, taxonomy, term);
      const alike = call.context === first.context && call.params._fields === first.params._fields;
      const { data, links } = alike ? own : await readItem(resource, termItem(term), call);
      answers.push(respond(data, { links }));
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      answers.push(error);
    }
  }
  return answers;
}

// /wp/v2/taxonomies: the taxonomies that the API shows. Reproduces WP_REST_Taxonomies_Controller.
import { SiteError } from '../../../base/error.ts';
import type { Site } from '../../../content/site.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, isPhpArray, toText } from '../../engine/php.ts';
import { readCollection, readItem } from '../../engine/resource-read.ts';
import { contextArgument, itemSchema } from '../../engine/resource-schema.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse, Route } from '../../engine/types.ts';
import { taxonomyResource } from './resource.ts';

/** Taxonomies of the API, of one post type where `type` names one. */
function shownTaxonomies({ site, params }: Call): Taxonomy[] {
  const all = [...site.registry.taxonomies.values()].filter((taxonomy) => taxonomy.showInRest);
  if (isEmpty(params.type)) return all;
  // What is not valid reaches this too, for `Allow`: a list has those of any of its types.
  const types = (isPhpArray(params.type) ? Object.values(params.type) : [params.type]).map(toText);
  return all.filter((taxonomy) => taxonomy.objectTypes.some((type) => types.includes(type)));
}

export function taxonomyRoutes(site: Site): Route[] {
  const schema = () => itemSchema(taxonomyResource, site.registry);
  const context = contextArgument(taxonomyResource, site.registry, 'view');
  return [
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/taxonomies',
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { context, type: { description: 'Only taxonomies of this post type.', type: 'string' } },
          permission: mayList,
          handle: list,
          answers: 'map',
        },
      ],
    },
    {
      namespace: 'wp/v2',
      pattern: '/wp/v2/taxonomies/(?P<taxonomy>[\\w-]+)',
      schema,
      endpoints: [
        {
          methods: ['GET'],
          args: { taxonomy: { description: 'Identifier of the taxonomy.', type: 'string' }, context },
          permission: mayRead,
          handle: getOne,
        },
      ],
    },
  ];
}

function mayList(call: Call): void {
  if (call.context !== 'edit') return;
  if (shownTaxonomies(call).some(({ caps }) => call.viewer.can(caps.assign_terms))) return;
  throw forbidden(call.viewer, 'rest_cannot_view', 'You may not use terms of any taxonomy here.');
}

async function list(call: Call): Promise<RestResponse> {
  const taxonomies = shownTaxonomies(call).filter(
    ({ caps }) => call.context !== 'edit' || call.viewer.can(caps.assign_terms),
  );
  const read = call.request.method === 'HEAD' ? [] : await readCollection(taxonomyResource, taxonomies, call);
  return respond(Object.fromEntries(taxonomies.map((taxonomy, index) => [taxonomy.name, read[index]])));
}

function mayRead(call: Call): boolean {
  const taxonomy = call.site.registry.taxonomies.get(String(call.params.taxonomy));
  if (!taxonomy) return true;
  if (!taxonomy.showInRest) return false;
  if (call.context === 'edit' && !call.viewer.can(taxonomy.caps.assign_terms)) {
    throw forbidden(call.viewer, 'rest_forbidden_context', 'You may not use terms of this taxonomy.');
  }
  return true;
}

async function getOne(call: Call): Promise<RestResponse> {
  const taxonomy = call.site.registry.taxonomies.get(String(call.params.taxonomy));
  if (!taxonomy) throw new SiteError('rest_taxonomy_invalid', 'There is no such taxonomy.', 404);
  const { data, links } = await readItem(taxonomyResource, taxonomy, call);
  return respond(data, { links });
}

// /wp/v2/menus: classic menus as terms of `nav_menu`. Reproduces WP_REST_Menus_Controller: terms without count, address and
// taxonomy, with the places that show them and whether they take up new pages; answers of writes are in the view context.
import { SiteError } from '../../../base/error.ts';
import { assignLocations, autoAddMenus, locationsOf, setAutoAdd } from '../../../content/menus/locations.ts';
import { createMenu, deleteMenu, updateMenu } from '../../../content/menus/menu.ts';
import type { Site } from '../../../content/site.ts';
import type { TermDraft } from '../../../content/terms/types.ts';
import type { TaxonomyTermRow } from '../../../database/schema.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import { isEmpty, isPhpArray, phpEntries, toText } from '../../engine/php.ts';
import { readItem } from '../../engine/resource-read.ts';
import { fillDraft } from '../../engine/resource-write.ts';
import { respond } from '../../engine/response.ts';
import { sanitizeValue } from '../../engine/schema/sanitize.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Call, Links, RestResponse } from '../../engine/types.ts';
import { writeAddedFields } from '../../engine/write-added.ts';
import { forgetTerm, wantedTerm } from '../terms/access.ts';
import { type TermItem, termItem, termsRoute } from '../terms/item.ts';
import { type TermResource, termResource } from '../terms/resource.ts';
import { writeTermMeta } from '../terms/write.ts';

const viewAndEdit = ['view', 'edit'] as const;

/** The resource of menus. */
export function menuResource(site: Site, taxonomy: Taxonomy): TermResource {
  const terms = termResource(site, taxonomy);
  const { count: _count, link: _link, taxonomy: _taxonomy, ...fields } = terms.fields;
  const linksOf = terms.links?.read;
  return {
    ...terms,
    fields: {
      ...fields,
      locations: {
        schema: {
          description: 'Places that show the menu.',
          type: 'array',
          items: { type: 'string' },
          context: viewAndEdit,
        },
        read: ({ row }) => locationsOf(site, row.term_id),
        argument: { validate: checkLocations },
      },
      auto_add: {
        schema: { description: 'Does it take up new pages?', context: viewAndEdit, type: 'boolean' },
        read: ({ row }) => autoAddMenus(site).includes(row.term_id),
      },
    },
    links: {
      needs: terms.links?.needs ?? [],
      read: (item: TermItem, call): Links => {
        const links = linksOf?.(item, call) ?? {};
        const shown = locationsOf(site, item.row.term_id);
        if (shown.length > 0) {
          links['https://api.w.org/menu-location'] = shown.map((name) => ({
            href: call.url(`/wp/v2/menu-locations/${name}`),
            embeddable: true,
          }));
        }
        return links;
      },
    },
  };
}

/** Each place must be one that the theme has. */
function checkLocations(value: unknown, call: Call, name: string): true {
  const schema = call.endpoint.args[name] ?? {};
  const refused = validateValue(value, schema, name);
  if (refused) throw refused;
  const clean = sanitizeValue(value, schema, name);
  for (const [, location] of isPhpArray(clean) ? phpEntries(clean) : []) {
    if (call.site.registry.menuLocations.has(toText(location))) continue;
    throw new SiteError('rest_invalid_menu_location', 'There is no such place.', { location });
  }
  return true;
}

interface Parts {
  readonly taxonomy: Taxonomy;
  readonly resource: TermResource;
}

export async function postMenu(call: Call, parts: Parts): Promise<RestResponse> {
  const draft = await draftOf(call, parts);
  const menu = await call.site.transaction(async (site) => {
    const made = await createMenu(site, { name: draft.name ?? '', description: draft.description }).catch(refuse);
    await writeRest(site, call, parts, made);
    return made;
  });
  const location = call.url(`${termsRoute(parts.taxonomy)}/${menu.term_id}`);
  return answer(call, parts, menu, { status: 201, headers: { Location: location } });
}

export async function putMenu(call: Call, parts: Parts): Promise<RestResponse> {
  const { term_id, name } = await wantedTerm(call, parts.taxonomy);
  const draft = await draftOf(call, parts);
  const menu = await call.site.transaction(async (site) => {
    const changed = await updateMenu(site, term_id, { name: draft.name ?? name, description: draft.description });
    await writeRest(site, call, parts, changed);
    return changed;
  });
  forgetTerm(call, parts.taxonomy, term_id);
  return answer(call, parts, menu, {});
}

export async function removeMenu(call: Call, { taxonomy, resource }: Parts): Promise<RestResponse> {
  const menu = await wantedTerm(call, taxonomy);
  if (isEmpty(call.params.force)) {
    throw new SiteError('rest_trash_not_supported', 'Menus have no trash; they are deleted with force=true.', 501);
  }
  call.params.context = 'view';
  const { data: previous } = await readItem(resource, termItem(menu), call);
  if (!(await deleteMenu(call.site, menu))) {
    throw new SiteError('rest_cannot_delete', 'The menu cannot be deleted.', 500);
  }
  forgetTerm(call, taxonomy, menu.term_id);
  return respond({ deleted: true, previous });
}

/** Menus have no parents: to name one is refused. */
async function draftOf(call: Call, { resource }: Parts): Promise<TermDraft> {
  const { parent } = call.params;
  if (parent !== undefined && parent !== null) {
    throw new SiteError('rest_taxonomy_not_hierarchical', 'Menus have no parents.', 400);
  }
  const draft: TermDraft = {};
  await fillDraft(resource, draft, call);
  return draft;
}

/** WordPress names the menu that is in the way once more beside the error's data. */
function refuse(error: unknown): never {
  if (!(error instanceof SiteError) || error.code !== 'menu_exists') throw error;
  const { code, message, data } = error;
  throw new SiteError(code, message, data, [], [data?.term_id]);
}

/** Meta, places and the taking up of pages, in this order. */
async function writeRest(site: Site, call: Call, { taxonomy }: Parts, menu: TaxonomyTermRow): Promise<void> {
  const { locations, auto_add: autoAdd } = call.params;
  await writeTermMeta(site, call, taxonomy, menu);
  if (isPhpArray(locations)) {
    const names = phpEntries(locations).map(([, name]) => toText(name));
    await assignLocations(site, menu.term_id, names);
  }
  if (autoAdd !== undefined && autoAdd !== null) await setAutoAdd(site, menu.term_id, autoAdd === true);
  await writeAddedFields(call, site, { kind: 'term', objectType: taxonomy.name, row: menu });
}

async function answer(call: Call, { resource }: Parts, menu: TaxonomyTermRow, more: Parameters<typeof respond>[1]) {
  call.params.context = 'view';
  const { data, links } = await readItem(resource, termItem(menu), call);
  return respond(data, { ...more, links });
}

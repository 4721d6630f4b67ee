// Making, changing and deleting terms through the API: parse, call the verb, answer in the edit context.
import { SiteError } from '../../../base/error.ts';
import { writeMeta } from '../../../content/meta/write.ts';
import type { Site } from '../../../content/site.ts';
import { createTerm } from '../../../content/terms/create.ts';
import { deleteTerm } from '../../../content/terms/delete.ts';
import { getTerm } from '../../../content/terms/get.ts';
import type { TermDraft } from '../../../content/terms/types.ts';
import { updateTerm } from '../../../content/terms/update.ts';
import type { TaxonomyTermRow } from '../../../database/schema.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import { readItem } from '../../engine/resource-read.ts';
import { fillDraft } from '../../engine/resource-write.ts';
import { respond } from '../../engine/response.ts';
import type { Call, RestResponse } from '../../engine/types.ts';
import { writeAddedFields } from '../../engine/write-added.ts';
import { schemaTools } from '../posts/schema-tools.ts';
import { forgetTerm, wantedTerm } from './access.ts';
import { termItem, termSubject, termsRoute } from './item.ts';
import type { TermResource } from './resource.ts';

/** What the request wants of a term. Throws `rest_taxonomy_not_hierarchical` and `rest_term_invalid` for its parent. */
async function draftOf(call: Call, taxonomy: Taxonomy, resource: TermResource): Promise<TermDraft> {
  const { parent } = call.params;
  if (parent !== undefined && parent !== null) {
    if (!taxonomy.hierarchical) {
      throw new SiteError('rest_taxonomy_not_hierarchical', 'Terms of this taxonomy have no parents.', 400);
    }
    const id = Number(parent);
    if (id !== 0 && !(await getTerm(call.site, id, taxonomy.name))) {
      throw new SiteError('rest_term_invalid', 'There is no such parent term.', 400);
    }
  }
  const draft: TermDraft = {};
  await fillDraft(resource, draft, call);
  return draft;
}

/** Writes the registered meta of a request. */
export async function writeTermMeta(site: Site, call: Call, taxonomy: Taxonomy, term: TaxonomyTermRow): Promise<void> {
  const { meta } = call.params;
  if (typeof meta !== 'object' || meta === null) return;
  const subject = termSubject(call, taxonomy, term);
  const target = { objectType: 'term', subtype: taxonomy.name, id: term.term_id, subject } as const;
  await writeMeta(site, call.viewer, target, Object.fromEntries(Object.entries(meta)), schemaTools);
}

/** The written term in the edit context, which the request has from now on (so has `Allow`). */
async function answer(call: Call, resource: TermResource, term: TaxonomyTermRow, more: Parameters<typeof respond>[1]) {
  call.params.context = 'edit';
  const { data, links } = await readItem(resource, termItem(term), call);
  return respond(data, { ...more, links });
}

/** WordPress names the existing term twice more beside the error's data. */
function refuse(error: unknown): never {
  if (!(error instanceof SiteError) || error.code !== 'term_exists') throw error;
  const { code, message, data } = error;
  throw new SiteError(code, message, data, [], [data?.term_id, data?.term_id]);
}

export async function postTerm(call: Call, taxonomy: Taxonomy, resource: TermResource): Promise<RestResponse> {
  const draft = await draftOf(call, taxonomy, resource);
  const term = await call.site.transaction(async (site) => {
    const made = await createTerm(site, taxonomy.name, draft).catch(refuse);
    await writeTermMeta(site, call, taxonomy, made);
    await writeAddedFields(call, site, { kind: 'term', objectType: resource.title, row: made });
    return made;
  });
  const location = call.url(`${termsRoute(taxonomy)}/${term.term_id}`);
  return answer(call, resource, term, { status: 201, headers: { Location: location } });
}

export async function putTerm(call: Call, taxonomy: Taxonomy, resource: TermResource): Promise<RestResponse> {
  const { term_id } = await wantedTerm(call, taxonomy);
  const draft = await draftOf(call, taxonomy, resource);
  const term = await call.site.transaction(async (site) => {
    const changed = await updateTerm(site, term_id, taxonomy.name, draft);
    await writeTermMeta(site, call, taxonomy, changed);
    await writeAddedFields(call, site, { kind: 'term', objectType: resource.title, row: changed });
    return changed;
  });
  forgetTerm(call, taxonomy, term_id);
  return answer(call, resource, term, {});
}

/** Terms have no trash: without `force` nothing happens. Answers what was deleted, in the view context. */
export async function removeTerm(call: Call, taxonomy: Taxonomy, resource: TermResource): Promise<RestResponse> {
  const term = await wantedTerm(call, taxonomy);
  if (call.params.force !== true) {
    throw new SiteError('rest_trash_not_supported', 'Terms have no trash; they are deleted with force=true.', 501);
  }
  call.params.context = 'view';
  const { data: previous } = await readItem(resource, termItem(term), call);
  if (!(await deleteTerm(call.site, term.term_id, taxonomy.name))) {
    throw new SiteError('rest_cannot_delete', 'The term cannot be deleted.', 500);
  }
  forgetTerm(call, taxonomy, term.term_id);
  return respond({ deleted: true, previous });
}

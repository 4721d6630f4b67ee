// Who may do what with terms: the permission checks of WP_REST_Terms_Controller. What they load is kept for the request,
// so that the handler and the `Allow` header ask no second time.
import { SiteError } from '../../../base/error.ts';
import { getPost } from '../../../content/posts/get.ts';
import { loadSubjects, type PostSubjects } from '../../../content/posts/subjects.ts';
import { getTerm } from '../../../content/terms/get.ts';
import type { PostRow, TaxonomyTermRow } from '../../../database/schema.ts';
import type { Taxonomy } from '../../../extend/types.ts';
import { forbidden } from '../../engine/errors.ts';
import { isEmpty, isNumeric, toInteger } from '../../engine/php.ts';
import type { Call } from '../../engine/types.ts';
import { termSubject } from './item.ts';

type Kept = Map<number, Promise<TaxonomyTermRow | undefined>>;

function kept(call: Call, taxonomy: Taxonomy): Kept {
  return call.once(`terms of ${taxonomy.name}`, (): Kept => new Map());
}

/** Makes later checks of this request load a term again, after it changed. */
export function forgetTerm(call: Call, taxonomy: Taxonomy, id: number): void {
  kept(call, taxonomy).delete(id);
}

export function noSuchTerm(): SiteError {
  return new SiteError('rest_term_invalid', 'There is no such term.', 404);
}

/** The term that the route names. Throws `rest_term_invalid`. */
export async function wantedTerm(call: Call, taxonomy: Taxonomy): Promise<TaxonomyTermRow> {
  const id = toInteger(call.params.id);
  const terms = kept(call, taxonomy);
  let loading = terms.get(id);
  if (!loading) terms.set(id, (loading = getTerm(call.site, id, taxonomy.name)));
  const term = await loading;
  if (!term) throw noSuchTerm();
  return term;
}

/** Reading a collection; with `post`, only of posts that the viewer may read. */
export async function mayList(call: Call, taxonomy: Taxonomy): Promise<void> {
  mayUseContext(call, taxonomy);
  if (isEmpty(call.params.post)) return;
  // What is no number is no post: parameters that were refused come here too, for `Allow`.
  const id = isNumeric(call.params.post) ? toInteger(call.params.post) : 0;
  const post = id > 0 ? await call.once(`post ${id}`, () => getPost(call.site, id)) : undefined;
  const subjects = post ? await call.once(`rights on post ${id}`, () => loadSubjects(call.site, [post])) : new Map();
  mayReadTermsOf(call, taxonomy, post, subjects);
}

/** Throws where the collection may not be read in its context. */
export function mayUseContext(call: Call, taxonomy: Taxonomy): void {
  if (call.context === 'edit' && !call.viewer.can(taxonomy.caps.edit_terms)) {
    throw forbidden(call.viewer, 'rest_forbidden_context', 'You may not edit terms of this taxonomy.');
  }
}

/** Throws `rest_post_invalid_id` or `rest_forbidden_context` where the terms of a post may not be read. */
export function mayReadTermsOf(
  call: Call,
  taxonomy: Taxonomy,
  post: PostRow | undefined,
  subjects: PostSubjects,
): void {
  if (!post) throw new SiteError('rest_post_invalid_id', 'There is no such post.', 400);
  const { site, viewer } = call;
  const type = site.registry.postTypes.get(post.post_type);
  const subject = subjects.get(post.ID);
  const viewable = type !== undefined && (type.publiclyQueryable || (type.builtIn && type.public));
  // What inherits its status has that of its parent.
  const deciding = subject?.parent ?? post;
  const status = deciding.post_status === 'inherit' ? 'publish' : deciding.post_status;
  const open = viewable && statusIsViewable(call, status);
  if (taxonomy.objectTypes.includes(post.post_type) && (open || (subject && viewer.can('read_post', subject)))) return;
  throw forbidden(viewer, 'rest_forbidden_context', 'You may not read the terms of this post.');
}

function statusIsViewable({ site }: Call, name: string): boolean {
  const status = site.registry.statuses.get(name);
  if (!status || status.internal || status.protected) return false;
  return status.publiclyQueryable || (status.builtIn && status.public);
}

export async function mayReadTerm(call: Call, taxonomy: Taxonomy): Promise<void> {
  mayReadInContext(call, taxonomy, await wantedTerm(call, taxonomy));
}

export function mayReadInContext(call: Call, taxonomy: Taxonomy, term: TaxonomyTermRow): void {
  if (call.context === 'edit' && !call.viewer.can('edit_term', termSubject(call, taxonomy, term))) {
    throw forbidden(call.viewer, 'rest_forbidden_context', 'You may not edit this term.');
  }
}

/** Terms of flat taxonomies may be made by all who may assign them. */
export function mayCreate(call: Call, { hierarchical, caps }: Taxonomy): void {
  if (call.viewer.can(hierarchical ? caps.edit_terms : caps.assign_terms)) return;
  throw forbidden(call.viewer, 'rest_cannot_create', 'You may not make terms of this taxonomy.');
}

export async function mayUpdate(call: Call, taxonomy: Taxonomy): Promise<void> {
  const term = await wantedTerm(call, taxonomy);
  if (call.viewer.can('edit_term', termSubject(call, taxonomy, term))) return;
  throw forbidden(call.viewer, 'rest_cannot_update', 'You may not change this term.');
}

export async function mayDelete(call: Call, taxonomy: Taxonomy): Promise<void> {
  const term = await wantedTerm(call, taxonomy);
  if (call.viewer.can('delete_term', termSubject(call, taxonomy, term))) return;
  throw forbidden(call.viewer, 'rest_cannot_delete', 'You may not delete this term.');
}

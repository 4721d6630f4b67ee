// Block bindings: attributes whose values come from a source (post data, post meta, term data, overrides of a synced pattern)
// and take the place of what is stored. Reproduces WP_Block::process_block_bindings and replace_html, and the sources that
// every site has.
import { escapeHtml } from '../formatting/escape.ts';
import { kses } from '../formatting/kses.ts';
import { formatDate } from '../formatting/php-date.ts';
import { escapeUrl } from '../formatting/url.ts';
import { isLocked } from './core/helpers.ts';
import { at, isEmpty, isObject, type Json, type JsonObject } from './json.ts';
import type { LiveBlock, RenderState } from './render-state.ts';
import { Tags } from './tags.ts';

/** Attributes that can be bound, by block. */
const bindable: Readonly<Record<string, readonly string[]>> = {
  'core/paragraph': ['content'],
  'core/heading': ['content'],
  'core/list-item': ['content'],
  'core/image': ['id', 'url', 'title', 'alt', 'caption'],
  'core/button': ['url', 'text', 'linkTarget', 'rel'],
  'core/post-date': ['datetime'],
  'core/navigation-link': ['url'],
  'core/navigation-submenu': ['url'],
};

type Source = (block: LiveBlock, given: JsonObject, attribute: string, state: RenderState) => Json;

const sources: Readonly<Record<string, Source>> = Object.assign(Object.create(null), {
  'core/post-data': (block, given, _, state) => {
    const field = isEmpty(given.field) ? given.key : given.field;
    const id = isNavigation(block) ? block.attributes.id : block.around.postId;
    return isEmpty(field) ? null : postData(String(field), Number(id), state);
  },
  'core/post-meta': (block, { key }, _, state) => {
    const id = Number(block.around.postId);
    if (isEmpty(key) || String(key).startsWith('_') || !isReadable(id, state)) return null;
    return state.context.data.facts?.meta(id, String(key)) ?? null;
  },
  'core/term-data': (block, { field }, _, state) => termData(block, String(field ?? ''), state),
  'core/pattern-overrides': (block, _, attribute) => {
    const name = at(block.attributes.metadata, 'name');
    return isEmpty(name) ? null : (at(block.around['pattern/overrides'], String(name), attribute) ?? null);
  },
} satisfies Record<string, Source>);

const isNavigation = ({ name }: LiveBlock): boolean =>
  name === 'core/navigation-link' || name === 'core/navigation-submenu';

/** May the reader see this post's data? */
function isReadable(id: number, state: RenderState): boolean {
  const { facts } = state.context.data;
  const post = Number.isInteger(id) && id > 0 ? facts?.post(id) : undefined;
  if (!post || isLocked(post, state)) return false;
  const isPublic = post.status === 'publish' && state.context.site?.isViewableType(post.type) === true;
  return isPublic || facts?.isReadable(id) === true;
}

/** The source `core/post-data`; '' for the change of a post that has not been changed since it was published. */
export function postData(field: string, id: number, state: RenderState): string | null {
  const post = isReadable(id, state) ? state.context.data.facts?.post(id) : undefined;
  if (!post) return null;
  if (field === 'date') return formatDate('c', post.date);
  if (field === 'modified') return post.modified.wall > post.date.wall ? formatDate('c', post.modified) : '';
  return field === 'link' ? escapeUrl(post.link) : null;
}

function termData(block: LiveBlock, field: string, state: RenderState): string | null {
  const { site, data } = state.context;
  const { id, type } = block.attributes;
  const wanted = isNavigation(block)
    ? { id, taxonomy: type === 'tag' ? 'post_tag' : type }
    : { id: block.around.termId, taxonomy: block.around.taxonomy };
  if (isEmpty(wanted.id) || isEmpty(wanted.taxonomy)) return null;
  const taxonomy = String(wanted.taxonomy);
  const term = data.facts?.term(Number(wanted.id), taxonomy);
  if (!term || (!site?.isViewable(taxonomy) && !data.facts?.isLoggedIn)) return null;
  switch (field) {
    case 'link':
      return escapeUrl(term.link);
    case 'description':
      return kses(term.description, 'post');
    case 'id':
    case 'name':
    case 'slug':
    case 'parent':
    case 'count':
      return escapeHtml(String(term[field]));
    default:
      return null;
  }
}

/** What the bindings of a block give, by attribute; undefined where it has none. */
export function boundAttributes(block: LiveBlock, state: RenderState): JsonObject | undefined {
  const { metadata } = block.attributes;
  const names = bindable[block.name];
  const bindings = isObject(metadata) ? metadata.bindings : undefined;
  if (!names || !isObject(bindings) || isEmpty(bindings)) return undefined;
  const made: Record<string, Json> = {};
  let wanted = bindings;
  if (at(bindings, '__default', 'source') === 'core/pattern-overrides') {
    wanted = Object.fromEntries(names.map((name) => [name, bindings[name] ?? { source: 'core/pattern-overrides' }]));
    made.metadata = { ...(isObject(metadata) ? metadata : {}), bindings: wanted };
  }
  for (const [name, binding] of Object.entries(wanted)) {
    const source = at(binding, 'source');
    if (!names.includes(name) || typeof source !== 'string') continue;
    const args = at(binding, 'args');
    const value = sources[source]?.(block, isObject(args) ? args : {}, name, state) ?? null;
    if (value !== null) made[name] = value;
  }
  return Object.keys(made).length > 0 ? made : undefined;
}

/** The block's HTML with bound values in it. What stands inside as blocks of its own stays. */
export function withBoundValues(html: string, block: LiveBlock, bound: JsonObject): string {
  let out = html;
  let inner = block.source.inner.length > 0 ? (block.source.content[0]?.length ?? 0) : undefined;
  for (const [name, value] of Object.entries(bound)) {
    const schema = block.type?.attributes?.[name];
    if (schema?.source === undefined || out === '' || value === undefined) continue;
    const before = out;
    if (schema.source === 'attribute') out = withAttribute(out, schema, value);
    else if (schema.source === 'html' || schema.source === 'rich-text') out = withText(out, schema, value, inner);
    if (out !== before) inner = undefined;
  }
  return out;
}

const textOf = (value: Json): string => (typeof value === 'object' ? '' : value === true ? '1' : String(value || ''));

function withAttribute(html: string, { selector, attribute }: JsonObject, value: Json): string {
  const tags = new Tags(html);
  if (typeof selector !== 'string' || typeof attribute !== 'string') return html;
  if (!tags.nextNamed(selector.toUpperCase())) return html;
  tags.set(attribute, typeof value === 'boolean' && value ? true : textOf(value));
  return tags.html();
}

function withText(html: string, { selector }: JsonObject, value: Json, inner: number | undefined): string {
  for (const one of String(selector ?? '').split(',')) {
    const tags = new Tags(html);
    if (!tags.nextNamed(one.trim().toUpperCase())) continue;
    const closer = tags.closer();
    if (closer === -1) return html;
    const end = inner !== undefined && inner >= tags.end && inner < closer ? inner : closer;
    return html.slice(0, tags.end) + kses(textOf(value), 'post') + html.slice(end);
  }
  return html;
}

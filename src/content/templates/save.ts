// Stores templates and template parts: a new one, a customised file, a change to what is stored. Reproduces what
// WP_REST_Templates_Controller::prepare_item_for_database hands to wp_insert_post and wp_update_post.
import type { Viewer } from '../../access/viewer.ts';
import type { PostRow } from '../../database/schema.ts';
import type { Wrapped } from '../../rendering/blocks/hooked-blocks.ts';
import { type Json, phpJson } from '../../rendering/blocks/json.ts';
import { hasBlockHooks } from '../block-hooks/hooks.ts';
import { ignoredKey, loadIgnored } from '../block-hooks/posts.ts';
import { updateMeta } from '../meta/rows.ts';
import { createPost } from '../posts/create.ts';
import type { PostDraft } from '../posts/types.ts';
import { updatePost } from '../posts/update.ts';
import type { Site } from '../site.ts';
import { knownArea } from '../themes/template-types.ts';
import { themeTerm } from '../themes/term.ts';
import { activeTheme } from '../themes/theme.ts';
import { type HookedTemplate, hookedIntoTemplate } from './files.ts';
import type { Template, TemplateKind } from './types.ts';

/** What is to change; absent keys stay as they are. */
export interface TemplateChanges {
  /** Of a new template. */
  readonly slug?: string;
  readonly theme?: string;
  readonly title?: string;
  readonly content?: string;
  readonly description?: string;
  readonly area?: string;
  readonly author?: number;
  /** Stored as meta where it is said. */
  readonly isSuggestion?: string;
}

/**
 * Stores changes to `template`, or a new template where it is undefined. Answers the post's row.
 * Errors: those of createPost and updatePost.
 */
export async function saveTemplate(
  site: Site,
  viewer: Viewer,
  kind: TemplateKind,
  template: Template | undefined,
  changes: TemplateChanges,
): Promise<PostRow> {
  return site.transaction(async (inside) => {
    const custom = template?.source === 'custom';
    // A file's texts go along when it is customised.
    const file = custom ? undefined : template;
    const draft: PostDraft = { type: kind, status: 'publish', slug: template?.slug ?? changes.slug ?? '' };
    const title = changes.title ?? file?.title;
    const content = changes.content ?? file?.content;
    const excerpt = changes.description ?? file?.description;
    if (title !== undefined) draft.title = title;
    const meta: Record<string, string> = {};
    if (content !== undefined) {
      const named = { kind, theme: template?.theme ?? activeTheme(inside).stylesheet, slug: draft.slug ?? '' };
      const stored = custom && template ? await loadIgnored(inside, [template.postId]) : undefined;
      const noted = noteInTemplate(inside, named, content, stored?.get(template?.postId ?? 0));
      draft.content = noted.content;
      if (noted.ignored !== undefined) meta[ignoredKey] = phpJson(noted.ignored);
    }
    if (excerpt !== undefined) draft.excerpt = excerpt;
    if (changes.author !== undefined) draft.author = changes.author;
    const terms: Record<string, readonly number[]> = {};
    if (!custom) {
      const theme = template?.theme ?? changes.theme ?? activeTheme(inside).stylesheet;
      terms.wp_theme = [await themeTerm(inside, theme, 'wp_theme')];
    }
    const area = kind === 'wp_template_part' ? areaOf(template, changes) : undefined;
    if (area !== undefined) terms.wp_template_part_area = [await themeTerm(inside, area, 'wp_template_part_area')];
    draft.terms = terms;
    // A suggestion's mark replaces the other.
    if (kind === 'wp_template' && changes.isSuggestion !== undefined) meta.is_wp_suggestion = changes.isSuggestion;
    else if (file) meta.origin = file.source;
    draft.beforeHooks = async (post, within) => {
      for (const [key, value] of Object.entries(meta)) await updateMeta(within, 'post', post.ID, key, value);
    };
    return template && custom ? updatePost(inside, viewer, template.postId, draft) : createPost(inside, viewer, draft);
  });
}

/** What an autosave of a template is stored with. One statement, none where nothing is hooked in. */
export async function autosavedContent(site: Site, template: Template, content: string): Promise<string> {
  const ignored = await loadIgnored(site, [template.postId]);
  return noteInTemplate(site, template, content, ignored.get(template.postId)).content;
}

/** What is stored of a content: where blocks are hooked in, its blocks know of them. */
function noteInTemplate(site: Site, template: HookedTemplate, content: string, ignored: Json | undefined): Wrapped {
  if (!hasBlockHooks(site)) return { content, ignored: undefined };
  return hookedIntoTemplate(site, template, content, ignored, 'ignore');
}

function areaOf(template: Template | undefined, { area }: TemplateChanges): string | undefined {
  if (area !== undefined) return knownArea(area);
  if (template && template.source !== 'custom' && template.area) return knownArea(template.area);
  return template?.area ? undefined : 'uncategorized';
}

// Page templates that a post may have. Reproduces check_template: an unknown one is refused, the one that the post has
// already is not. The list is that of WordPress's default block theme.
import { SiteError } from '../../../base/error.ts';
import { loadMeta } from '../../../content/meta/load.ts';
import { isEmpty, toInteger, toText } from '../../engine/php.ts';
import type { ArgumentCheck } from '../../engine/types.ts';
import type { PostKind } from './kind.ts';

const themeTemplates: Readonly<Record<string, readonly string[]>> = { page: ['page-no-title'] };

/** `validate` of the argument `template`. */
export function checkTemplate(kind: PostKind): ArgumentCheck {
  return async (value, call, name) => {
    if (isEmpty(value)) return true;
    const template = toText(value);
    const allowed = themeTemplates[kind.name] ?? [];
    if (allowed.includes(template)) return true;
    const id = toInteger(call.params.id);
    if (id > 0) {
      const rows = await loadMeta(call.site, 'post', [id], ['_wp_page_template']);
      const stored = rows.get(id)?.get('_wp_page_template')?.[0] ?? '';
      if (stored === template && stored !== 'default') return true;
    }
    throw new SiteError('rest_invalid_param', `${name} must be one of these: ${allowed.join(', ')}`);
  };
}

// Checks of single arguments that go beyond their schema: slugs, the status of a write, the statuses of a list.
// Reproduces sanitize_slug, check_status and sanitize_post_statuses.
import type { JsonSchema } from '../../../extend/types.ts';
import { sanitizeTitle } from '../../../rendering/formatting/sanitize-title.ts';
import { forbidden } from '../../engine/errors.ts';
import { isPhpArray, parseList, toInteger, toText } from '../../engine/php.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { ArgumentCheck } from '../../engine/types.ts';
import type { PostKind } from './kind.ts';
import { loadStored } from './stored.ts';

export const sanitizeSlug: ArgumentCheck = (value) => sanitizeTitle(toText(value));

/** The status that a post has already may always be sent again, also an internal one. */
export function checkStatus(kind: PostKind): ArgumentCheck {
  return async (value, call, name) => {
    if (toInteger(call.params.id) > 0) {
      const stored = await loadStored(call, kind);
      if (stored?.post_status === value) return true;
    }
    const refused = validateValue(value, call.endpoint.args[name] ?? {}, name);
    if (refused) throw refused;
    return true;
  };
}

/** `status` of a list: the default one for everybody, others for those who may edit (or read private posts). */
export function sanitizeStatuses(kind: PostKind, known: readonly string[], defaultStatus = 'publish'): ArgumentCheck {
  const schema: JsonSchema = { type: 'array', items: { enum: known, type: 'string' } };
  const { caps } = kind.type;
  return (value, call, name) => {
    const statuses = [...new Set(parseList(value).map((one) => sanitizeTitle(toText(one))))];
    for (const status of statuses) {
      if (status === defaultStatus) continue;
      const mayEdit = call.viewer.can(caps.edit_posts ?? 'edit_posts');
      const mayRead = status === 'private' && call.viewer.can(caps.read_private_posts ?? 'read_private_posts');
      if (!mayEdit && !mayRead) {
        throw forbidden(call.viewer, 'rest_forbidden_status', 'You may not list posts of this status.');
      }
      const refused = validateValue(status, schema, name);
      if (refused) throw refused;
    }
    // Named values keep their names, which show in links to other pages.
    const named = isPhpArray(value) && !Array.isArray(value);
    return named ? Object.fromEntries(Object.keys(value).map((key, index) => [key, statuses[index]])) : statuses;
  };
}

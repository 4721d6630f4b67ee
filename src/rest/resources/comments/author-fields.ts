// The fields of whoever wrote a comment: a user, or a visitor with a name, an address and a site.
import { SiteError } from '../../../base/error.ts';
import { avatarSizes, avatarUrls } from '../../../content/users/avatar.ts';
import { getUser } from '../../../content/users/load.ts';
import { isEmpty, toInteger, toText } from '../../engine/php.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Call } from '../../engine/types.ts';
import { avatarUrlsSchema } from '../users/avatar-schema.ts';
import { type CommentField, cleaned, editing, everywhere, namesWhole, showsAvatars } from './field.ts';

export const authorFields: Record<string, CommentField> = {
  id: {
    schema: { description: 'Number of the comment.', type: 'integer', context: everywhere, readonly: true },
    read: ({ row }) => row.comment_ID,
  },
  author: {
    schema: { description: 'Number of the user who wrote it; 0 for a visitor.', type: 'integer', context: everywhere },
    read: ({ row }) => row.user_id,
    write: async (draft, value, { site }) => {
      const user = await getUser(site, toInteger(value));
      if (!user) throw new SiteError('rest_comment_author_invalid', 'There is no such author.', 400);
      draft.author = user.ID;
      draft.authorName = user.display_name;
      draft.authorEmail = user.user_email;
      draft.authorUrl = user.user_url;
    },
  },
  author_email: {
    schema: { description: 'Email address of the author.', type: 'string', format: 'email', context: editing },
    read: ({ row }) => row.comment_author_email,
    argument: { validate: undefined, sanitize: checkEmail },
    write: (draft, value) => {
      draft.authorEmail = toText(value);
    },
  },
  author_ip: {
    schema: { description: 'IP address of the author.', type: 'string', format: 'ip', context: editing },
    read: ({ row }) => row.comment_author_IP,
  },
  author_name: {
    schema: { description: 'Name of the author.', type: 'string', context: everywhere },
    read: ({ row }) => row.comment_author,
    argument: cleaned,
    write: (draft, value) => {
      draft.authorName = toText(value);
    },
  },
  author_url: {
    schema: { description: 'Address of the author’s own site.', type: 'string', format: 'uri', context: everywhere },
    read: ({ row }) => row.comment_author_url,
    write: (draft, value) => {
      draft.authorUrl = toText(value);
    },
  },
  author_user_agent: {
    schema: { description: 'What the author wrote it with.', type: 'string', context: editing },
    read: ({ row }) => row.comment_agent,
    argument: cleaned,
  },
};

export const avatarField: CommentField = {
  schema: avatarUrlsSchema('Addresses of the author’s avatar.', everywhere),
  readsContext: true,
  read: ({ row, user }, call) => {
    const { site } = call;
    if (!showsAvatars(site) || !namesWhole(call, 'author_avatar_urls')) return undefined;
    // Pings have no author to show.
    if (!['', 'comment', 'note'].includes(row.comment_type)) {
      return Object.fromEntries(avatarSizes.map((size) => [size, false]));
    }
    const name = user ? user.display_name || user.user_login : row.comment_author;
    return avatarUrls(site, user?.user_email ?? row.comment_author_email, name);
  },
  needs: ['authors'],
};

/** An address, or nothing: an empty one is allowed. */
function checkEmail(value: unknown, _call: Call, name: string): string {
  const email = toText(value);
  const refused = isEmpty(email) ? null : validateValue(email, { type: 'string', format: 'email' }, name);
  if (refused) throw refused;
  return email;
}

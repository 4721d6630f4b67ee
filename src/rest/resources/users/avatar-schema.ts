// Addresses of avatars as the schemas of users and comments show them.
import { avatarSizes } from '../../../content/users/avatar.ts';
import type { JsonSchema } from '../../../extend/types.ts';

/** The schema of a field that holds an address for each size of an avatar. `context`: where the field is shown, in its order. */
export function avatarUrlsSchema(description: string, context: JsonSchema['context']): JsonSchema {
  const sizes = avatarSizes.map((size) => [
    String(size),
    { description: `Avatar of ${size} pixels.`, type: 'string', format: 'uri', context: ['embed', 'view', 'edit'] },
  ]);
  return { description, type: 'object', context, readonly: true, properties: Object.fromEntries(sizes) };
}

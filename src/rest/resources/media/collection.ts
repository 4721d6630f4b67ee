// What a list of attachments can be asked for beyond posts: kinds and types of files. Reproduces get_collection_params and
// prepare_items_query of WP_REST_Attachments_Controller.
import type { Viewer } from '../../../access/viewer.ts';
import { allowedTypes } from '../../../base/mime-types.ts';
import { toText } from '../../engine/php.ts';
import type { Arguments, Call } from '../../engine/types.ts';

const kindOf = (type: string): string => type.split('/', 1)[0] ?? '';

/** Kinds of files, in WordPress's order: every viewer's types have the same. */
const kinds = [...new Set([...allowedTypes(false).values()].map(kindOf))];

/** `media_type` and `mime_type`. */
export function typeArguments(): Arguments {
  return {
    media_type: {
      default: null,
      description: 'Only files of these kinds.',
      type: 'array',
      items: { type: 'string', enum: kinds },
    },
    mime_type: { default: null, description: 'Only files of these types.', type: 'array', items: { type: 'string' } },
  };
}

/** Types that the viewer may upload: others are never asked for. */
const typesOf = (viewer: Viewer): string[] => [...new Set(allowedTypes(viewer.can('unfiltered_html')).values())];

/** The types that a request wants; all where it names none that is known. */
export function wantedTypes({ params, viewer }: Call): string[] {
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(toText) : []);
  const known = typesOf(viewer);
  const wantedKinds = list(params.media_type);
  const named = list(params.mime_type);
  const byKind = wantedKinds.flatMap((kind) => known.filter((type) => kindOf(type) === kind));
  return [...new Set([...byKind, ...named.filter((type) => known.includes(type))])];
}

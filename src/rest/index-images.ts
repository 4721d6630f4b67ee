// What the API's index says of pictures: the site's icon, and the sizes that uploads are made into, for those who may
// upload over a secure connection (`wp_get_registered_image_subsizes`, get_site_icon_url).
import type { Site } from '../content/site.ts';
import { isSecureContext } from './engine/secure-context.ts';
import type { Call } from './engine/types.ts';

interface ImageSize {
  width: number;
  height: number;
  crop: boolean;
}

/** Entries for browsers that make the sizes themselves; none where the viewer may not upload. */
export function imageEntries({ site, viewer, request }: Call): Record<string, unknown> {
  if (!isSecureContext(request) || !viewer.can('upload_files')) return {};
  return {
    image_sizes: imageSizes(site),
    image_size_threshold: 2560,
    image_strip_meta: true,
    image_max_bit_depth: 16,
  };
}

function imageSizes({ options }: Site): Record<string, ImageSize> {
  const stored = (name: string): ImageSize => ({
    width: options.number(`${name}_size_w`),
    height: options.number(`${name}_size_h`),
    crop: name === 'thumbnail' && options.number('thumbnail_crop') !== 0,
  });
  const fixed = (side: number): ImageSize => ({ width: side, height: side, crop: false });
  return {
    thumbnail: stored('thumbnail'),
    medium: stored('medium'),
    medium_large: stored('medium_large'),
    large: stored('large'),
    '1536x1536': fixed(1536),
    '2048x2048': fixed(2048),
  };
}

/** The address of the site's icon in full size; '' where there is none. One query where the site has an icon. */
export async function siteIconUrl({ database, options, settings }: Site): Promise<string> {
  const icon = options.number('site_icon');
  if (icon === 0) return '';
  const row = await database.kysely
    .selectFrom('postmeta')
    .select('meta_value')
    .where('post_id', '=', icon)
    .where('meta_key', '=', '_wp_attached_file')
    .limit(1)
    .executeTakeFirst();
  if (!row?.meta_value) return '';
  return `${settings.uploads.url ?? `${options.siteUrl}/wp-content/uploads`}/${row.meta_value}`;
}

// The sub-sizes of a site: wp_get_registered_image_subsizes, from its options, with the two that WordPress adds for dense
// screens. In order of registration.
import type { SubSize } from '../../media/pictures/dimensions.ts';
import type { Site } from '../site.ts';

const fromOptions = ['thumbnail', 'medium', 'medium_large', 'large'];
const added: readonly [string, SubSize][] = [
  ['1536x1536', { width: 1536, height: 1536, crop: false }],
  ['2048x2048', { width: 2048, height: 2048, crop: false }],
];

/** Pictures that are wider or higher are scaled down to it (`big_image_size_threshold`). */
export const bigPicture = 2560;

/** Name → limits. Sizes without any limit are left out. */
export function registeredSizes({ options }: Pick<Site, 'options'>): Map<string, SubSize> {
  const sizes = new Map<string, SubSize>();
  for (const name of fromOptions) {
    const width = options.number(`${name}_size_w`);
    const height = options.number(`${name}_size_h`);
    if (width === 0 && height === 0) continue;
    const crop = options.text(`${name}_crop`);
    sizes.set(name, { width, height, crop: crop !== '' && crop !== '0' });
  }
  for (const [name, size] of added) sizes.set(name, size);
  return sizes;
}

/** The order in which sub-sizes are made, the most wanted first. */
export function inOrderOfMaking<T>(sizes: ReadonlyMap<string, T>): Map<string, T> {
  const ordered = new Map<string, T>();
  for (const name of ['medium', 'large', 'thumbnail', 'medium_large', ...sizes.keys()]) {
    const size = sizes.get(name);
    if (size) ordered.set(name, size);
  }
  return ordered;
}

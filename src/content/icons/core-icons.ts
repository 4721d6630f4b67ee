// The icons that every site has: the public ones of the package @wordpress/icons, cleaned as WP_Icons_Registry does.
import { kses } from '../../rendering/formatting/kses.ts';
import type { AllowedHtml } from '../../rendering/formatting/kses-tables.ts';
import { iconsJson } from './core-icons.generated.ts';

export interface Icon {
  /** `core/at-symbol`. */
  readonly name: string;
  readonly label: string;
  /** SVG. */
  readonly content: string;
  readonly collection: string;
}

const attributes = (...names: string[]) => new Map(names.map((name) => [name, true as const]));
const allowed: AllowedHtml = new Map([
  ['svg', attributes('class', 'xmlns', 'width', 'height', 'viewbox', 'aria-hidden', 'role', 'focusable')],
  ['path', attributes('fill', 'fill-rule', 'd', 'transform')],
  ['polygon', attributes('fill', 'fill-rule', 'points', 'transform', 'focusable')],
]);

function readIcons(): Icon[] {
  // Written by tools/make-icons.ts in this form.
  const list = JSON.parse(iconsJson) as { slug: string; label: string; svg: string }[];
  return list.map(({ slug, label, svg }) => ({
    name: `core/${slug}`,
    label,
    content: kses(svg, allowed),
    collection: 'core',
  }));
}

let icons: readonly Icon[] | undefined;

/** The icons in order of registration; cleaned once. */
export function coreIcons(): readonly Icon[] {
  icons ??= readIcons();
  return icons;
}

/** Collections of icons. */
export const iconCollections = [{ slug: 'core', label: 'WordPress', description: 'Icons that every site has.' }];

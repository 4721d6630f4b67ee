// Categories of patterns: WordPress's names and labels with descriptions of our own, and those that the theme's
// functions.php registers. Reproduces WP_Block_Pattern_Categories_Registry.
import type { Site } from '../site.ts';
import { functionCalls } from '../themes/supports.ts';
import { activeTheme } from '../themes/theme.ts';

export interface PatternCategory {
  readonly name: string;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
}

const core: readonly (readonly [name: string, label: string, description: string])[] = [
  ['banner', 'Banners', 'Large sections that catch the eye.'],
  ['buttons', 'Buttons', 'Buttons, alone or in rows.'],
  ['columns', 'Columns', 'Text in columns.'],
  ['text', 'Text', 'Mostly text.'],
  ['query', 'Posts', 'Lists of posts.'],
  ['featured', 'Featured', 'Chosen patterns.'],
  ['call-to-action', 'Call to action', 'Sections that ask for something.'],
  ['team', 'Team', 'The people behind the site.'],
  ['testimonials', 'Testimonials', 'What others say.'],
  ['services', 'Services', 'What is on offer.'],
  ['contact', 'Contact', 'Where to write and call.'],
  ['about', 'About', 'Who is speaking.'],
  ['portfolio', 'Portfolio', 'Work to show.'],
  ['gallery', 'Gallery', 'Pictures together.'],
  ['media', 'Media', 'Sound and video.'],
  ['videos', 'Videos', 'Video.'],
  ['audio', 'Audio', 'Sound.'],
  ['posts', 'Posts', 'Lists of posts.'],
  ['footer', 'Footers', 'The foot of pages.'],
  ['header', 'Headers', 'The head of pages.'],
  ['navigation', 'Navigation', 'Menus.'],
];

/** Categories in order of registration. */
export function patternCategories(site: Site): PatternCategory[] {
  const found = new Map<string, PatternCategory>(
    core.map(([name, label, description]) => [name, { name, label, description }]),
  );
  for (const { args } of functionCalls(site, activeTheme(site), 'register_block_pattern_category')) {
    const [name, said] = args;
    if (typeof name !== 'string') continue;
    const text = (key: string): string | undefined => {
      const value = typeof said === 'object' && said !== null && key in said ? Reflect.get(said, key) : undefined;
      return typeof value === 'string' ? value : undefined;
    };
    found.set(name, { name, label: text('label'), description: text('description') });
  }
  return [...found.values()];
}

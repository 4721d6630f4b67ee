// What becomes of a setting's value before it is stored. Reproduces sanitize_option for the settings of the API.
import type { Site } from '../../../content/site.ts';
import { escapeHtml } from '../../../rendering/formatting/escape.ts';
import { kses } from '../../../rendering/formatting/kses.ts';
import { stripTags } from '../../../rendering/formatting/strip-tags.ts';

/** May the site have this time zone? Names as the time zone database has them; offsets are no names. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+/-]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The value to store; undefined leaves the option as it is, as WordPress does with what it refuses. */
export function cleanSetting(site: Site, option: string, value: unknown): unknown {
  switch (option) {
    case 'blogname':
    case 'blogdescription':
      return escapeHtml(String(value));
    case 'date_format':
    case 'time_format':
      return kses(stripTags(String(value)), 'data');
    case 'siteurl':
      return /https?:\/\/./i.test(String(value)) ? value : undefined;
    case 'timezone_string':
      return value === '' || isTimeZone(String(value)) ? value : undefined;
    case 'WPLANG':
      // Languages are not installed here; what is set already may stay, and English may be chosen.
      return value === '' || value === site.options.get('WPLANG') ? value : undefined;
    case 'start_of_week':
    case 'default_category':
    case 'page_on_front':
    case 'page_for_posts':
    case 'site_icon':
      return Math.abs(Number(value));
    case 'posts_per_page': {
      const number = Number(value);
      if (number === 0) return 1;
      return number < -1 ? -number : number;
    }
    default:
      return value;
  }
}

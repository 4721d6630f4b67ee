// The `format` keyword of strings: date-time, email, ip, uuid, hex-color are checked; those and uri, text-field and
// textarea-field are cleaned. Other formats mean nothing to WordPress.
import type { SiteError } from '../../../base/error.ts';
import { parseRestDate } from '../../../content/dates.ts';
import { isEmail } from '../../../rendering/formatting/email.ts';
import { sanitizeTextareaField, sanitizeTextField } from '../../../rendering/formatting/sanitize-text.ts';
import { sanitizeUrl } from '../../../rendering/formatting/url.ts';
import { isScalar, toText } from '../php.ts';
import { isIpAddress } from './ip.ts';
import { refusal } from './refusal.ts';

const hexColor = /^#(?:[A-Fa-f0-9]{3}){1,2}$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\n?$/;

/** Null where a value has the format, or the format is unknown. */
export function checkFormat(format: string, value: unknown, param: string): SiteError | null {
  const text = toText(value);
  switch (format) {
    case 'hex-color':
      return hexColor.test(text.replace(/\n$/, '')) ? null : refusal('rest_invalid_hex_color', 'Not a hex color.');
    case 'date-time':
      return parseRestDate(text) === undefined ? refusal('rest_invalid_date', 'Not a date.') : null;
    case 'email':
      return isEmail(text) ? null : refusal('rest_invalid_email', 'Not an email address.');
    case 'ip':
      return isIpAddress(text) ? null : refusal('rest_invalid_ip', `${param} must be an IP address.`);
    case 'uuid':
      return uuid.test(text) ? null : refusal('rest_invalid_uuid', `${param} must be a UUID.`);
    default:
      return null;
  }
}

/** The cleaned value; undefined where the format is unknown. */
export function sanitizeFormat(format: string, value: unknown): string | undefined {
  const text = isScalar(value) ? toText(value) : '';
  switch (format) {
    case 'hex-color':
      return hexColor.test(text.replace(/\n$/, '')) ? text : '';
    case 'date-time':
    case 'email':
    case 'ip':
    case 'uuid':
    case 'text-field':
      return sanitizeTextField(text);
    case 'textarea-field':
      return sanitizeTextareaField(text);
    case 'uri':
      return sanitizeUrl(text);
    default:
      return undefined;
  }
}

// IP addresses as `rest_is_ip_address` sees them: four decimal numbers, or eight groups of hex digits, of which one run
// of zeros may be left out and the last two may be a dotted address.
const v4 = /^(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\n?$/;
const group = /^[0-9a-f]{1,4}$/i;

export function isIpAddress(text: string): boolean {
  if (text.length > 64) return false;
  return v4.test(text) || isV6(text);
}

function isV6(text: string): boolean {
  const full = expanded(text);
  if (full === undefined) return false;
  const colon = full.lastIndexOf(':');
  const dotted = full.includes('.') ? full.slice(colon + 1).split('.') : undefined;
  const groups = (dotted ? full.slice(0, colon) : full).split(':');
  if (groups.length !== (dotted ? 6 : 8) || !groups.every((part) => group.test(part))) return false;
  return (
    !dotted || (dotted.length === 4 && dotted.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
  );
}

/** The address with its `::` written out; undefined where there is more than fits. */
function expanded(text: string): string | undefined {
  const parts = text.split('::');
  const [before = '', after = ''] = parts;
  if (parts.length !== 2) return text;
  if (before === '' && after === '') return '0:0:0:0:0:0:0:0';
  const colons = (part: string) => (part === '' ? -1 : part.split(':').length - 1);
  const left = colons(before);
  const right = colons(after) + (after.includes('.') ? 1 : 0);
  if (left === -1) return right > 7 ? undefined : '0:'.repeat(7 - right) + after;
  if (right === -1) return left > 7 ? undefined : before + ':0'.repeat(7 - left);
  const missing = 6 - left - right;
  return missing < 0 ? undefined : `${before}:${'0:'.repeat(missing)}${after}`;
}

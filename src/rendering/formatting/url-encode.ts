// PHP's urlencode, as WordPress writes values into addresses.

/** Letters, digits, `-`, `_` and `.` stay, a space becomes `+`. */
export function urlencode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

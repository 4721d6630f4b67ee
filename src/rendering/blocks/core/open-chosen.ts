// The script behind lists to choose from (archives, categories): opens what was chosen.

/** A script for the `select` with this id. `name`: options are values of this query parameter of `home`, not addresses. */
export function openChosen(id: string, home?: string): string {
  const target =
    home === undefined
      ? 'list.value'
      : `Object.assign(new URL(${JSON.stringify(home)}), { search: new URLSearchParams({ [list.name]: list.value }) })`;
  const none = home === undefined ? "''" : "'-1'";
  const script = `document.getElementById(${JSON.stringify(id)}).addEventListener('change', ({ target: list }) => {
if (list.value && list.value !== ${none}) location.href = ${target};
});`;
  return `<script>\n${script.replaceAll('<', '\\u003C')}\n</script>\n`;
}

// What the parts of the screen have in common: making elements, saying what happened, asking before something is lost.

/**
 * The element with an id, which the page has.
 * @param {string} id
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page lacks ${id}.`);
  return found;
}

/**
 * An element. Texts are texts: nothing here is read as HTML.
 * @param {string} tag
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @param {...(Node | string)} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/**
 * A link to another site; the plain text where the address is none.
 * @param {string} address
 * @param {string} text
 */
export function link(address, text) {
  return /^https?:\/\//i.test(address) ? make('a', { href: address, rel: 'noreferrer' }, text) : text;
}

/**
 * Tells what was done; readers of screens hear it.
 * @param {string} text
 */
export function say(text) {
  byId('failed').hidden = true;
  byId('said').textContent = text;
}

/** @param {unknown} error */
export function complain(error) {
  byId('said').textContent = '';
  const place = byId('failed');
  place.textContent = error instanceof Error ? error.message : String(error);
  place.hidden = false;
  place.scrollIntoView({ block: 'nearest' });
}

/**
 * A button that cannot be pressed twice while its work runs, and shows what went wrong.
 * @param {string} label
 * @param {string} what said to readers of screens beside the label: which one it is about
 * @param {() => Promise<void>} work
 */
export function button(label, what, work) {
  const element = make('button', { type: 'button', 'aria-label': `${label}: ${what}` }, label);
  element.addEventListener('click', () => busy(element, work));
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {() => Promise<void>} work
 */
export async function busy(element, work) {
  if (element.getAttribute('aria-disabled') === 'true') return;
  element.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } catch (error) {
    complain(error);
  } finally {
    element.removeAttribute('aria-disabled');
  }
}

/**
 * Asks before something is lost. Where the keyboard was, it is again afterwards.
 * @param {string} question
 * @param {string} yes
 * @returns {Promise<boolean>}
 */
export function confirmed(question, yes) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('confirm'));
  byId('confirm-text').textContent = question;
  byId('confirm-yes').textContent = yes;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

/**
 * Fills a list, or shows that it is empty.
 * @param {string} id of the list; `ID-empty` stands beside it
 * @param {readonly Node[]} items
 */
export function fill(id, items) {
  byId(id).replaceChildren(...items);
  byId(id).hidden = items.length === 0;
  byId(`${id}-empty`).hidden = items.length > 0;
}

const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** @param {string | null} instant */
export function moment(instant) {
  return instant === null ? '' : make('time', { datetime: instant }, moments.format(new Date(instant)));
}

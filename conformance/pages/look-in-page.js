// Runs in a browser, in pages that look.ts compares.

/** Sentences that are our own, and so as long as they are (docs/differences.md). */
const ownSentences =
  '.comment-notes, .required-field-message, .comment-form-cookies-consent label, .logged-in-as, .must-log-in';
const ownWords =
  /This content is password-protected|This text is protected|excerpt is protected|There is no excerpt because/;

const passed = 'script, style, template, link, meta, noscript, title, head, #wpadminbar, #wpadminbar *';
const compared = () => [...document.querySelectorAll('html, html *')].filter((element) => !element.matches(passed));

/** Names of the properties that every element and pseudo-element has, which stand before its custom ones. */
let common;

/** Calls `take` with each property of an element and of what stands before and after it, always in the same order. */
function eachProperty(element, take) {
  common ??= [...getComputedStyle(document.documentElement)].filter((name) => !name.startsWith('--'));
  for (const pseudo of ['', '::before', '::after', '::marker', '::placeholder']) {
    if (!isShown(element, pseudo)) continue;
    const style = getComputedStyle(element, pseudo || null);
    // Of a box that a script has resized, the browser tells its margin or none, by chance; where it stands is compared.
    const isResized = element.matches('.wp-video');
    for (const name of common) {
      if (isResized && name.startsWith('margin')) continue;
      const value = style.getPropertyValue(name);
      // Builds leave out where a gradient begins and ends.
      const isGradient = value.includes('gradient(');
      take(pseudo, name, isGradient ? value.replace(/ 0%(?=,)| 100%(?=\))/g, '') : value);
    }
    for (let at = common.length; at < style.length; at++) {
      const name = style.item(at);
      // Colours of the editor, which builds write in several ways.
      if (!/^--wp-(admin-theme|block-synced)-color/.test(name)) take(pseudo, name, style.getPropertyValue(name));
    }
  }
  const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  const text = texts.map(({ nodeValue }) => nodeValue).join('');
  take('', 'text', text.replace(/\s+/g, ' ').trim());
  const { x, y, width, height } = element.getBoundingClientRect();
  take('', 'box', [x, y, width, height].map((one) => one.toFixed(1)).join(' '));
}

function isShown(element, pseudo) {
  if (pseudo === '') return true;
  if (pseudo === '::placeholder') return element.matches('input, textarea');
  if (pseudo === '::marker') return getComputedStyle(element).display === 'list-item';
  return getComputedStyle(element, pseudo).content !== 'none';
}

/** An element's name and those of two that it is in. */
function pathOf(element) {
  const nameOf = ({ localName, id, classList }) =>
    // Players draw numbers.
    [localName + (id ? `#${id.replace(/^mejs_\d+/, 'mejs')}` : ''), ...classList].join('.');
  const names = [];
  for (let at = element; at && names.length < 3; at = at.parentElement) names.unshift(nameOf(at));
  return names.join(' > ');
}

/** Elements in the document's order. */
function looks() {
  return compared().map((element) => {
    const properties = {};
    eachProperty(element, (pseudo, name, value) => {
      properties[`${pseudo} ${name}`] = value;
    });
    return { path: pathOf(element), properties };
  });
}

/** Makes two pages alike in what is not compared, and ready: fonts and pictures are there, or known to be missing. */
async function settle() {
  for (const element of document.querySelectorAll(ownSentences)) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let word = 'words'; texts.nextNode(); word = '') texts.currentNode.nodeValue = word;
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (ownWords.test(texts.currentNode.nodeValue)) texts.currentNode.nodeValue = 'words';
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = 'eager';
  const ends = ['load', 'error'];
  await Promise.all(
    pictures.map(
      (picture) =>
        picture.complete ||
        new Promise((done) => {
          for (const end of ends) picture.addEventListener(end, done, { once: true });
          setTimeout(done, 3000);
        }),
    ),
  );
  // Players find out that there is no such file.
  if (document.querySelector('.mejs-container')) await new Promise((done) => setTimeout(done, 700));
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** Two numbers for each text seen: texts are few, and stand often. */
const numbers = new Map();

function numbersOf(text) {
  const known = numbers.get(text);
  if (known) return known;
  let one = 0;
  let other = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = (Math.imul(one, 31) + code) | 0;
    other = (Math.imul(other, 37) ^ code) | 0;
  }
  const made = [one, other];
  numbers.set(text, made);
  return made;
}

/** The same in short, to find out whether anything differs. */
function sum() {
  let count = 0;
  let one = 0;
  let other = 0;
  const add = (text) => {
    const [first, second] = numbersOf(text);
    count++;
    one = (Math.imul(one, 31) + first) | 0;
    other = (Math.imul(other, 37) ^ second) | 0;
  };
  for (const element of compared()) {
    add(pathOf(element));
    let custom = 0;
    eachProperty(element, (pseudo, name, value) => {
      if (name.startsWith('--')) {
        // A browser has them in any order.
        const [first, second] = numbersOf(name);
        const [third, fourth] = numbersOf(value);
        count++;
        custom = (custom + Math.imul(first ^ third, second + fourth)) | 0;
      } else {
        if (pseudo !== '') add(`${pseudo} ${name}`);
        add(value);
      }
    });
    one = (one + custom) | 0;
  }
  return `${count} ${one} ${other}`;
}

/** Before states are tried: what is in motion is at its end at once, and what a browser itself says of states can be put into them. */
function hurry() {
  const style = document.createElement('style');
  style.textContent = `@layer {
      :focus-visible { outline: auto 1px -webkit-focus-ring-color; }
      :is(button, input:is([type='submit'], [type='button'], [type='reset'])):active { border-style: inset; }
    }
    *, ::before, ::after { transition: none !important; animation: none !important; }`;
  document.head.append(style);
}

/** Rules of stylesheets that stand otherwise at the moment, with what their selectors were. */
const changed = [];

/** Has all elements under the pointer, or in other such states, for stylesheets: until `release()`. */
function point(states) {
  const named = new RegExp(`:(${states.join('|')})(?![\\w-])`, 'g');
  const visit = (rules) => {
    for (const rule of rules) {
      const selector = rule.selectorText;
      if (selector !== undefined && selector.search(named) >= 0) {
        changed.push([rule, selector]);
        // Every element is so, with the weight of a class, which is a state's.
        rule.selectorText = selector.replace(named, ':not(.broadsheet-nowhere)');
        if (rule.selectorText === selector) throw new Error(`no state could be put into ${selector}`);
      }
      if (rule.cssRules) visit(rule.cssRules);
    }
  };
  for (const { cssRules } of document.styleSheets) visit(cssRules);
}

function release() {
  for (const [rule, selector] of changed.splice(0)) rule.selectorText = selector;
}

/** Buttons that open and close something on the page; links lead elsewhere. */
const pressable = () =>
  [...document.querySelectorAll('summary, button, [data-wp-on--click], [data-wp-on-async--click]')].filter(
    (element) =>
      !element.matches('a[href]:not([href^="#"]), [type="submit"]:not([aria-expanded="false"]), .mejs-container *'),
  );

/** Presses one of them; returns what it is. */
function press(index) {
  const element = pressable()[index];
  element?.click();
  return element ? `${element.localName}.${element.className}` : 'nothing';
}

globalThis.broadsheetLook = { looks, settle, sum, hurry, point, release, pressable, press };

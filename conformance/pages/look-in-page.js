// Runs in a browser, in pages that look.ts compares.

/** Sentences that are our own, and so as long as they are (docs/differences.md). */
const ownSentences =
  '.comment-notes, .required-field-message, .comment-form-cookies-consent label, .logged-in-as, .must-log-in';
const ownWords =
  /This content is password-protected|This text is protected|excerpt is protected|There is no excerpt because/;

/** Elements in the document's order. */
function looks() {
  const passed = 'script, style, template, link, meta, noscript, title, head, #wpadminbar, #wpadminbar *';
  const nameOf = ({ localName, id, classList }) =>
    // Players draw numbers.
    [localName + (id ? `#${id.replace(/^mejs_\d+/, 'mejs')}` : ''), ...classList].join('.');
  const pathOf = (element) => {
    const names = [];
    for (let at = element; at && names.length < 3; at = at.parentElement) names.unshift(nameOf(at));
    return names.join(' > ');
  };
  const isShown = (element, pseudo) => {
    if (pseudo === '') return true;
    if (pseudo === '::placeholder') return element.matches('input, textarea');
    if (pseudo === '::marker') return getComputedStyle(element).display === 'list-item';
    return getComputedStyle(element, pseudo).content !== 'none';
  };
  return [...document.querySelectorAll('html, html *')]
    .filter((element) => !element.matches(passed))
    .map((element) => {
      const properties = {};
      for (const pseudo of ['', '::before', '::after', '::marker', '::placeholder']) {
        if (!isShown(element, pseudo)) continue;
        const style = getComputedStyle(element, pseudo || null);
        for (const name of style) {
          // Colours of the editor, which builds write in several ways.
          if (/^--wp-(admin-theme|block-synced)-color/.test(name)) continue;
          // Of a box that a script has resized, the browser tells its margin or none, by chance; where it stands is compared.
          if (name.startsWith('margin') && element.matches('.wp-video')) continue;
          const value = style.getPropertyValue(name);
          // Builds leave out where a gradient begins and ends.
          const isGradient = value.includes('gradient(');
          properties[`${pseudo} ${name}`] = isGradient ? value.replace(/ 0%(?=,)| 100%(?=\))/g, '') : value;
        }
      }
      const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      properties[' text'] = texts
        .map(({ nodeValue }) => nodeValue)
        .join('')
        .replace(/\s+/g, ' ')
        .trim();
      const { x, y, width, height } = element.getBoundingClientRect();
      properties[' box'] = [x, y, width, height].map((one) => one.toFixed(1)).join(' ');
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

/** The same in short, to find out whether anything differs. */
function sum() {
  const text = JSON.stringify(looks());
  let one = 0;
  let other = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = (Math.imul(one, 31) + code) | 0;
    other = (Math.imul(other, 37) ^ code) | 0;
  }
  return `${text.length} ${one} ${other}`;
}

/** What is in motion is at its end at once. */
function hurry() {
  const style = document.createElement('style');
  style.textContent = '*, ::before, ::after { transition: none !important; animation: none !important; }';
  document.head.append(style);
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

globalThis.broadsheetLook = { looks, settle, sum, hurry, pressable, press };

// What picture goes along: the featured one, a card that the site draws (with its look and text, shown as it will be), one of
// the library, or none.
import { useEdits, usePost } from './post.js';
import { told } from './told.js';

const { apiFetch, blockEditor, components, coreData, data, element, notices } = window.wp;
const { createElement: el, Fragment, useEffect, useState } = element;
const { Button, SelectControl, TextControl } = components;

const sources = [
  { value: 'featured-image', label: 'The featured picture' },
  { value: 'sig', label: 'A card with the title' },
  { value: 'media-library', label: 'A picture of the library' },
  { value: 'upload-video', label: 'A video of the library' },
  { value: 'none', label: 'None: the link alone' },
];

/** @param {Record<string, any>} options */
function sourceOf({ media_source: source, image_generator_settings: card, attached_media: media }) {
  if (source) return source;
  if (card?.enabled) return 'sig';
  return media?.length > 0 ? 'media-library' : 'featured-image';
}

export function Media() {
  const { options, connections } = usePost();
  const edits = useEdits();
  if (connections.length === 0) return null;
  const source = sourceOf(options);
  const card = options.image_generator_settings ?? {};
  return el(
    Fragment,
    {},
    el(SelectControl, {
      __nextHasNoMarginBottom: true,
      __next40pxDefaultSize: true,
      label: 'Picture or video',
      value: source,
      options: sources,
      onChange: (/** @type {string} */ value) =>
        edits.options({
          media_source: value,
          image_generator_settings: { ...card, enabled: value === 'sig' },
          attached_media: [],
        }),
    }),
    source === 'sig' &&
      el(Card, {
        card,
        change: (/** @type {Record<string, unknown>} */ changes) =>
          edits.options({ image_generator_settings: { ...card, ...changes } }),
      }),
    (source === 'media-library' || source === 'upload-video') &&
      el(Chosen, {
        kind: source === 'upload-video' ? 'video' : 'image',
        media: options.attached_media ?? [],
        choose: (/** @type {readonly Attached[]} */ media) => edits.options({ attached_media: media }),
      }),
  );
}

/** @param {{ card: Record<string, any>, change: (changes: Record<string, unknown>) => void }} props */
function Card({ card, change }) {
  const { id, title, picture } = usePost();
  const [token, setToken] = useState('');
  const behind = data.useSelect(
    (select) =>
      picture > 0
        ? select(coreData.store).getEntityRecord('postType', 'attachment', picture, { context: 'view' })
        : null,
    [picture],
  );
  const text = card.custom_text || title;
  const image_url = behind?.source_url ?? null;
  const { template = told.looks[0], font = '' } = card;
  useEffect(() => {
    if (text === '') return undefined;
    let isOld = false;
    const timer = setTimeout(async () => {
      const path = '/wpcom/v2/publicize/social-image-generator/generate-token';
      const sent = { text, image_url, template, ...(font === '' ? {} : { font }) };
      const made = await apiFetch({ path, method: 'POST', data: sent }).catch(() => '');
      if (!isOld && made) setToken(String(made));
    }, 500);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [text, image_url, template, font]);
  return el(
    Fragment,
    {},
    el(SelectControl, {
      __nextHasNoMarginBottom: true,
      __next40pxDefaultSize: true,
      label: 'Look of the card',
      value: template,
      options: told.looks.map((look) => ({ value: look, label: look.replace(/^./, (letter) => letter.toUpperCase()) })),
      onChange: (/** @type {string} */ value) => change({ template: value }),
    }),
    el(TextControl, {
      __nextHasNoMarginBottom: true,
      __next40pxDefaultSize: true,
      label: 'Text on the card',
      placeholder: title,
      value: card.custom_text ?? '',
      onChange: (/** @type {string} */ value) => change({ custom_text: value }),
    }),
    token === ''
      ? el('p', { className: 'social-hint' }, 'The card appears once there is a text.')
      : el('img', {
          className: 'social-card',
          src: told.cards.replace('TOKEN', token),
          alt: `Card: ${text}`,
          width: 1200,
          height: 630,
        }),
    token !== '' && el(Keep, { token, post: id }),
  );
}

/**
 * Saves the card among the site's pictures.
 * @param {{ token: string, post: number }} props
 */
function Keep({ token, post }) {
  const [isBusy, setBusy] = useState(false);
  const { createNotice } = data.useDispatch(notices.store);
  const keep = async () => {
    setBusy(true);
    const path = '/broadsheet/v1/social-cards';
    try {
      await apiFetch({ path, method: 'POST', data: { token, post } });
      createNotice('success', 'The card is in the library.', { type: 'snackbar' });
    } catch (error) {
      createNotice('error', String(Reflect.get(Object(error), 'message')), { type: 'snackbar' });
    }
    setBusy(false);
  };
  return el(
    Button,
    { variant: 'secondary', __next40pxDefaultSize: true, isBusy, disabled: isBusy, onClick: keep },
    'Save to library',
  );
}

/** @typedef {{ id: number, url: string, type: string }} Attached */

/** @param {{ kind: 'image' | 'video', media: readonly Attached[], choose: (media: readonly Attached[]) => void }} props */
function Chosen({ kind, media, choose }) {
  const [first] = media;
  const what = kind === 'video' ? 'video' : 'picture';
  return el(
    blockEditor.MediaUploadCheck,
    {},
    first && kind === 'image'
      ? el('img', { className: 'social-card', src: first.url, alt: 'The picture that goes along' })
      : null,
    first && kind === 'video' ? el('video', { className: 'social-card', src: first.url, controls: true }) : null,
    el(blockEditor.MediaUpload, {
      allowedTypes: [kind],
      value: first?.id,
      onSelect: (/** @type {{ id: number, url: string, mime?: string, mime_type?: string }} */ picked) =>
        choose([{ id: picked.id, url: picked.url, type: picked.mime ?? picked.mime_type ?? '' }]),
      render: (/** @type {{ open: () => void }} */ { open }) =>
        el(
          Button,
          { variant: 'secondary', __next40pxDefaultSize: true, onClick: open },
          first ? `Choose another ${what}` : `Choose a ${what}`,
        ),
    }),
  );
}

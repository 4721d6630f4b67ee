// Every attribute of every shortcode with texts of every kind, one document each, alone and beside ordinary attributes.
import { plainText, type Text } from '../text.ts';

const values = [
  ...[
    '',
    '0',
    '1',
    '3',
    '-1',
    '1.5',
    '12x',
    ' 2 ',
    '99999',
    '1e3',
    'true',
    'false',
    'none',
    'a',
    'b c',
    'left',
    'full',
    '100%',
  ],
  ...[
    '10px',
    'DESC',
    'title',
    'file',
    'post',
    'large',
    'x,y',
    '101',
    '101,102',
    '102, 999,101',
    'aligncenter',
    'on',
    'auto',
  ],
  ...[
    '&quot;',
    '&#8221;',
    '<b>',
    "it's",
    'naïve 🚢',
    'http://x.example/?a=1&b=2',
    'javascript:x',
    '/a.mp3',
    'http://x.example/a.mp4',
  ],
  ...['style="x"', '[b]', '\\', '--', 'dl', 'script', 'medium'],
];

interface Shortcode {
  readonly attributes: string;
  /** What stands beside the attribute in question. */
  readonly beside: readonly string[];
  readonly content: readonly (string | undefined)[];
}

const picture =
  '<img class="wp-image-101" src="http://x.example/a.jpg" width="300" height="200" alt=""> Words <b>here</b>';
const shortcodes: Readonly<Record<string, Shortcode>> = {
  gallery: {
    attributes: 'order orderby id itemtag icontag captiontag columns size include exclude ids link type 0',
    beside: ['', 'ids="101,102,104"', 'ids="101,102" link="file" columns="2" size="medium"'],
    content: [undefined],
  },
  caption: {
    attributes: 'id caption_id align width caption class 0',
    beside: ['', 'width="300"', 'id="attachment_101" align="alignleft" width="300" caption="Said"'],
    content: [picture, 'no picture', undefined],
  },
  wp_caption: { attributes: 'id align width', beside: ['width="300"'], content: [picture] },
  audio: {
    attributes: 'src mp3 ogg flac m4a wav loop autoplay preload class style id muted controls 0',
    beside: ['', 'src="http://x.example/a.mp3"', 'mp3="http://x.example/a.mp3" loop="on"'],
    content: [undefined, '<a href="http://x.example/b.mp3">b</a>'],
  },
  video: {
    attributes: 'src mp4 webm ogv flv m4v poster loop autoplay muted preload width height class id controls 0',
    beside: ['', 'src="http://x.example/a.mp4"', 'mp4="http://x.example/a.mp4" width="1280" height="720"'],
    content: [undefined, '<track src="http://x.example/a.vtt">'],
  },
  playlist: {
    attributes: 'type order orderby id ids include exclude style tracklist tracknumbers images artists 0',
    beside: ['', 'ids="106,107"', 'type="video" ids="106"'],
    content: [undefined],
  },
  embed: {
    attributes: 'width height src 0',
    beside: [''],
    content: ['http://x.example/1', 'https://youtu.be/abc', '', undefined],
  },
};

/** All documents, in an order that does not change. */
export function* shortcodeTexts(): Generator<Text> {
  for (const [name, { attributes, beside, content }] of Object.entries(shortcodes))
    for (const attribute of attributes.split(' '))
      for (const value of values)
        for (const others of beside)
          for (const inner of content) {
            // `0` stands for a value without a name.
            const given = attribute === '0' ? value : `${attribute}="${value}"`;
            const opening = `[${[name, others, given].filter((part) => part !== '').join(' ')}]`;
            const written = inner === undefined ? opening : `${opening}${inner}[/${name}]`;
            yield plainText(`${name} ${others} ${given}`, `Before\n\n${written}\n\nAfter ${written}`);
          }
}

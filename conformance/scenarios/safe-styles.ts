// Own styles by somebody who may edit the theme's options but may not write any HTML: what of them is stored. The editor is
// made such a user.
import type { Scenario } from '../client.ts';

const caps = 'a:3:{s:6:"editor";b:1;s:18:"edit_theme_options";b:1;s:15:"unfiltered_html";b:0;}';
const sql = `update wp_usermeta set meta_value = '${caps}' where meta_key = 'wp_capabilities' and user_id = (select ID from wp_users where user_login = 'editor')`;

const bad = 'expression(alert(1))';
const color = { background: '#123456', text: 'url(javascript:alert(1))', gradient: 'linear-gradient(red, blue)' };

/** Values good and bad of every part that styles have. */
const everyPart = {
  background: {
    backgroundImage: { url: 'https://example.org/a.png', id: 7, source: 'file' },
    backgroundPosition: '50% 0',
    backgroundRepeat: 'no-repeat; color: red',
    backgroundSize: 'cover',
    backgroundAttachment: bad,
    gradient: 'linear-gradient(135deg, rgb(1,2,3) 0%, #fff 100%)',
  },
  border: {
    color: 'red',
    radius: { topLeft: '1px', topRight: bad, bottomLeft: '1px}', bottomRight: 'var:preset|spacing|20' },
    style: 'solid',
    width: '1px',
    top: { color: 'red', style: '<b>', width: '2px' },
    left: { color: 'blue\\', width: 0 },
  },
  color,
  dimensions: {
    aspectRatio: '16/9',
    minHeight: bad,
    height: '10px',
    width: 'calc(100% - 2px)',
    minWidth: 'min(1px, 2px)',
  },
  filter: { duotone: 'var(--wp--preset--duotone--x)' },
  outline: { color: 'red', offset: '1px', style: 'dotted', width: bad },
  shadow: '1px 1px red, inset 0 0 1px #000',
  spacing: { margin: { top: '1px', left: bad }, padding: '2px', blockGap: { top: '1px', left: bad } },
  typography: {
    fontFamily: '"Ink", serif',
    fontSize: 'clamp(1rem, 2vw, 3rem)',
    fontStyle: 'italic',
    fontWeight: 700,
    letterSpacing: '.1em',
    lineHeight: '1.5',
    textAlign: 'center',
    textColumns: '2',
    textDecoration: 'underline',
    textIndent: '1em',
    textShadow: '1px 1px red',
    textTransform: 'uppercase',
    writingMode: 'vertical-rl',
  },
  css: 'a { color: red }',
};

const styles: unknown[] = [
  everyPart,
  { color: { background: 'var:preset|color|x', text: 'var(--wp--preset--color--y)' }, nonsense: 1 },
  {
    elements: {
      link: { ...everyPart, ':hover': everyPart, ':nonsense': everyPart },
      nonsense: everyPart,
      h1: { css: 'x' },
    },
  },
  { elements: { button: { color, ':focus': { color: { text: bad } } }, caption: { color: { text: '' } } } },
  { blocks: { 'core/quote': everyPart, 'core/nonsense': everyPart, 'core/paragraph': { css: 'color:red' } } },
  {
    blocks: {
      'core/button': {
        color,
        ':hover': everyPart,
        '@mobile': { color, ':hover': { color }, elements: { link: { color } } },
      },
    },
  },
  {
    blocks: {
      'core/group': {
        elements: { link: { color, ':hover': { color } }, h2: everyPart },
        '@tablet': everyPart,
      },
    },
  },
  { blocks: { 'core/navigation-link': { '-current': { color, ':hover': { color } } } } },
  {
    blocks: {
      'core/button': { variations: { outline: everyPart, fill: { css: 'x' }, nonsense: everyPart } },
      'core/group': {
        color,
        variations: {
          'section-1': {
            color,
            elements: { link: { color, ':hover': { color }, '@mobile': { color } } },
            blocks: { 'core/quote': { color, elements: { h1: { color } }, '@mobile': { color } }, 'core/x': { color } },
            '@mobile': { ...everyPart, elements: { link: { color } }, blocks: { 'core/quote': { color } } },
          },
        },
      },
    },
  },
  { variations: { 'section-1': { color }, outline: everyPart } },
  { '@mobile': everyPart, color: { text: { ref: 'styles.color.background' } } },
  { color: 'red', typography: [], spacing: { margin: 'x;y' } },
  {
    background: { backgroundImage: 'url(https://example.org/x.png)' },
    blocks: { 'core/group': { background: { backgroundImage: { url: 'javascript:alert(1)' } } } },
  },
  { background: { backgroundImage: { url: "https://example.org/'x.png" } }, spacing: { blockGap: '1px' } },
  { css: 'body { color: red }' },
  {},
];

const preset = (name: unknown, slug: unknown, rest: object) => ({ name, slug, ...rest });
const settings: unknown[] = [
  {
    color: {
      palette: {
        custom: [
          preset('Red', 'red', { color: '#f00' }),
          preset('<b>', 'b', { color: '#f00' }),
          preset('A & b', 'c', { color: '#f00' }),
          preset('Bad', 'bad slug', { color: '#f00' }),
          preset('Worse', 'x"', { color: '#f00' }),
          preset('Value', 'value', { color: bad }),
          preset('None', 'none', {}),
          preset('Extra', 'extra', { color: 'red', other: 1 }),
          { slug: 'nameless', color: 'red' },
          { name: 'slugless', color: 'red' },
        ],
        theme: [preset('Red', 'red', { color: '#f00' })],
      },
      gradients: {
        custom: [preset('G', 'g', { gradient: 'linear-gradient(red,blue)' }), preset('H', 'h', { gradient: bad })],
      },
      duotone: { custom: [preset('D', 'd', { colors: ['#000', '#fff'] }), preset('E', 'e', { colors: [bad] })] },
      custom: true,
      text: false,
    },
    typography: {
      fontSizes: {
        custom: [
          preset('S', 's', { size: '1rem' }),
          preset('T', 't', { size: '1rem', fluid: true }),
          preset('U', 'u', { size: bad }),
        ],
      },
      fontFamilies: {
        custom: [
          preset('F', 'f', {
            fontFamily: '"Ink", serif',
            fontFace: [{ src: ['https://example.org/x.woff2'], fontFamily: 'Ink' }],
          }),
        ],
      },
      fluid: true,
    },
    spacing: {
      spacingSizes: { custom: [preset('1', '10', { size: '1px' }), preset('2', '20', { size: '1px; x: y' })] },
      blockGap: true,
      units: ['px'],
    },
    shadow: { presets: { custom: [preset('Sh', 'sh', { shadow: '1px 1px red' })] } },
    border: { radiusSizes: { custom: [preset('R', 'r', { size: '1px' })] }, radius: true },
    dimensions: {
      aspectRatios: { custom: [preset('W', 'w', { ratio: '16/9' })] },
      dimensionSizes: { custom: [preset('X', 'x', { size: '1px' })] },
    },
    layout: { contentSize: '600px', wideSize: bad, allowEditing: false },
    lightbox: { enabled: true, allowEditing: 'x' },
    blockVisibility: { allowEditing: false },
    custom: { x: 1 },
    appearanceTools: true,
  },
  { viewport: { mobile: '400px', tablet: 'x' } },
  { viewport: { mobile: '1px;' } },
  { color: { palette: [preset('Red', 'red', { color: '#f00' })] } },
  {
    blocks: {
      'core/quote': {
        color: { palette: { custom: [preset('Q', 'q', { color: 'red' }), preset('<', 'q', { color: 'red' })] } },
        lightbox: { enabled: true },
      },
    },
  },
  { layout: { contentSize: '1px' }, nonsense: 1 },
  {},
];

export const safeStyles: Scenario[] = [
  {
    area: 'safe-styles',
    name: 'own styles by somebody who may not write any HTML',
    live: true,
    sql,
    run: async (client) => {
      const admin = client.as('administrator');
      const editor = client.as('editor');
      const made = await admin.get('/wp/v2/themes/twentytwentyfive');
      const links = made.body._links as Record<string, { href: string }[]>;
      const own = `/wp/v2/global-styles/${/\d+$/.exec(links['wp:user-global-styles']?.[0]?.href ?? '')?.[0]}`;
      for (const value of styles) {
        await editor.post(own, { styles: value });
        await admin.get(own);
        await admin.post(own, { styles: value, settings: { viewport: { mobile: '300px' } } });
        await editor.post(own, { title: 'Kept' });
        await editor.post(own, { settings: {} });
      }
      for (const value of settings) {
        await editor.post(own, { settings: value, styles: {} });
        await admin.get(own);
        await editor.post(own, { styles: { color } });
      }
      await editor.post(own, { styles: { css: '</style>' } });
      await admin.get(`${own}/revisions`, 'per_page=5&_fields=styles,settings');
      // The filter looks at every text that is stored.
      const marked = (extra: object) => JSON.stringify({ isGlobalStylesUserThemeJSON: true, ...extra });
      for (const content of [
        marked({ version: 3, styles: everyPart, settings: settings[0], title: '<b>x</b>', nonsense: 1 }),
        marked({ version: 2, settings: { border: { customRadius: true } }, styles: { color } }),
        marked({ version: 1, settings: { layout: { contentSize: '1px' } } }),
        marked({ styles: { color } }),
        JSON.stringify({ version: 3, styles: { color }, isGlobalStylesUserThemeJSON: 0 }),
        `[${marked({ version: 3 })}]`,
        ` ${marked({ version: 3, description: 'é & <i>' })} `,
        marked({ version: 3, styles: 'x', settings: 7 }),
      ]) {
        for (const role of ['editor', 'author'] as const) {
          await client
            .as(role)
            .post('/wp/v2/posts', { title: 'x', content, status: 'publish', date: '2024-01-01T08:00:00' });
        }
      }
    },
  },
];

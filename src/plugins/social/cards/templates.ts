// The four looks of a card, 1200×630 pixels, with the names that Jetpack's Social Image Generator gives them: where the
// picture lies, where the text stands, how large it may be. Numbers and colours alone; drawing is done elsewhere.

export const cardWidth = 1200;
export const cardHeight = 630;

export const templateNames = ['highway', 'dois', 'fullscreen', 'edge'] as const;
export type TemplateName = (typeof templateNames)[number];
export const defaultTemplate: TemplateName = 'highway';

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Template {
  /** What the picture covers. */
  readonly picture: Area;
  /** Behind everything; shows where there is no picture. */
  readonly background: readonly [red: number, green: number, blue: number];
  /** What is laid over the picture, below the text: SVG. `top` is where the text begins. */
  readonly over: (top: number) => string;
  /** What fills the picture's area where there is none: SVG. */
  readonly instead: string;
  readonly text: TextStyle;
}

export interface TextStyle {
  /** Font where none is chosen. */
  readonly font: string;
  readonly color: string;
  readonly upperCase: boolean;
  /** The most that the text may take. Small text is given all of its width, large text `widthWhenLarge`. */
  readonly area: Area;
  readonly widthWhenLarge: number;
  readonly align: 'start' | 'center';
  readonly vertical: 'middle' | 'bottom';
  /** Pixels an em. */
  readonly largest: number;
  readonly smallest: number;
  /** Distance of lines, in em. Scripts that need more get more. */
  readonly leading: number;
}

const whole: Area = { left: 0, top: 0, width: cardWidth, height: cardHeight };

const shade = (id: string, from: string, to: string, area: Area): string =>
  `<defs><linearGradient id="${id}" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/>` +
  `<stop offset="1" stop-color="${to}"/></linearGradient></defs>` +
  `<rect x="${area.left}" y="${area.top}" width="${area.width}" height="${area.height}" fill="url(#${id})"/>`;

const right: Area = { left: 600, top: 0, width: 600, height: cardHeight };
const leftBand: Area = { left: 0, top: 0, width: 450, height: cardHeight };

/** Darkness that rises from the lower edge to a little above the text. */
function dusk(top: number): string {
  const start = Math.max(0, Math.min(top - 130, cardHeight * 0.6));
  return (
    `<defs><linearGradient id="dusk" gradientUnits="userSpaceOnUse" x1="0" y1="${Math.round(start)}" x2="0" y2="${cardHeight}">` +
    '<stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset=".4" stop-color="#000" stop-opacity=".6"/>' +
    '<stop offset="1" stop-color="#000" stop-opacity=".92"/></linearGradient></defs>' +
    `<rect y="${Math.round(start)}" width="${cardWidth}" height="${cardHeight}" fill="url(#dusk)"/>`
  );
}

export const templates: Readonly<Record<TemplateName, Template>> = {
  highway: {
    picture: whole,
    background: [0x14, 0x18, 0x1d],
    over: () => `<rect width="${cardWidth}" height="${cardHeight}" fill="#000" fill-opacity=".57"/>`,
    instead: shade('plain', '#4a5a70', '#20262e', whole),
    text: {
      font: 'inter',
      color: '#fff',
      upperCase: false,
      area: { left: 110, top: 60, width: 980, height: 510 },
      widthWhenLarge: 700,
      align: 'center',
      vertical: 'middle',
      largest: 80,
      smallest: 40,
      leading: 1.08,
    },
  },
  dois: {
    picture: right,
    background: [255, 255, 255],
    over: () => '',
    instead: shade('plain', '#3d4a5c', '#14181d', right),
    text: {
      font: 'hk-grotesk',
      color: '#000',
      upperCase: false,
      area: { left: 52, top: 52, width: 496, height: 526 },
      widthWhenLarge: 496,
      align: 'center',
      vertical: 'middle',
      largest: 52,
      smallest: 30,
      leading: 1.25,
    },
  },
  fullscreen: {
    picture: whole,
    background: [0x14, 0x18, 0x1d],
    over: dusk,
    instead: shade('plain', '#5a6b82', '#2a323d', whole),
    text: {
      font: 'inter',
      color: '#fff',
      upperCase: false,
      area: { left: 60, top: 60, width: 1080, height: 514 },
      widthWhenLarge: 1000,
      align: 'start',
      vertical: 'bottom',
      largest: 76,
      smallest: 40,
      leading: 1.1,
    },
  },
  edge: {
    picture: leftBand,
    background: [0, 0, 0],
    over: () => '',
    instead: shade('plain', '#5a6b82', '#2a323d', leftBand),
    text: {
      font: 'oswald',
      color: '#fff',
      upperCase: true,
      area: { left: 506, top: 52, width: 638, height: 526 },
      widthWhenLarge: 638,
      align: 'start',
      vertical: 'middle',
      largest: 56,
      smallest: 32,
      leading: 1.16,
    },
  },
};

export const isTemplate = (name: unknown): name is TemplateName => templateNames.some((each) => each === name);

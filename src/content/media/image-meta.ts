// What a photograph says about itself, as WordPress keeps it under `image_meta` (wp_read_image_metadata): IPTC first, then
// EXIF, every value as text and cleaned as HTML of posts is.
import { phpText } from '../../database/php-values.ts';
import { readAltText } from '../../media/pictures/alt-text.ts';
import { type ExifTags, readExif } from '../../media/pictures/exif.ts';
import type { PictureHeader } from '../../media/pictures/header.ts';
import { readIptc } from '../../media/pictures/iptc.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';

/** In the order of its keys. Numbers are text, 0 where nothing is known. */
export interface ImageMeta {
  aperture: string;
  credit: string;
  camera: string;
  caption: string;
  created_timestamp: string;
  copyright: string;
  focal_length: string;
  iso: string;
  shutter_speed: string;
  title: string;
  /** 1 to 8; a number where this server turned the picture upright. */
  orientation: string | number;
  keywords: string[];
  alt: string;
}

/** Texts that are longer than this many bytes are captions, never titles. */
const longestTitle = 80;

/** `locale`: which of its alternative texts counts. */
export function readImageMeta(header: PictureHeader, locale: string): ImageMeta {
  const meta: ImageMeta = {
    aperture: '0',
    credit: '',
    camera: '',
    caption: '',
    created_timestamp: '0',
    copyright: '',
    focal_length: '0',
    iso: '0',
    shutter_speed: '0',
    title: '',
    orientation: '0',
    keywords: [],
    alt: readAltText(header.xmp, locale),
  };
  addIptc(meta, header);
  // PHP reads EXIF of these two only.
  if (header.type === 'image/jpeg' || header.type === 'image/tiff') addExif(meta, readExif(header.exif));
  for (const key of ['credit', 'camera', 'caption', 'copyright', 'title', 'iso', 'alt'] as const) {
    meta[key] = kses(meta[key], 'post');
  }
  meta.keywords = meta.keywords.map((keyword) => kses(keyword, 'post'));
  return meta;
}

/** UTF-8, or where it is none, Latin-1. */
function decoded(bytes: Buffer | undefined): string {
  if (!bytes) return '';
  const text = bytes.toString('utf8');
  return trim(text.includes('\ufffd') && !Buffer.from(text).equals(bytes) ? bytes.toString('latin1') : text);
}

function addIptc(meta: ImageMeta, header: PictureHeader): void {
  const iptc = header.type === 'image/jpeg' ? readIptc(header.iptc) : new Map<number, readonly Buffer[]>();
  const text = (dataset: number): string => decoded(iptc.get(dataset)?.[0]);
  meta.title = text(105) || text(5);
  const caption = text(120);
  if (caption !== '') {
    if (meta.title === '' && Buffer.byteLength(caption) < longestTitle) meta.title = caption;
    meta.caption = caption;
  }
  meta.credit = text(110) || text(80);
  const [day, time] = [text(55), text(60)];
  if (day !== '' && time !== '') meta.created_timestamp = String(iptcTime(day, time) ?? 0);
  meta.copyright = text(116);
  meta.keywords = (iptc.get(25) ?? []).map((bytes) => bytes.toString('utf8'));
}

/** `20260102` and `030405+0100` as Unix seconds. */
function iptcTime(day: string, time: string): number | undefined {
  const date = /^(\d{4})(\d\d)(\d\d)$/.exec(day);
  const clock = /^(\d\d)(\d\d)(\d\d)(?:([+-])(\d\d)(\d\d))?$/.exec(time);
  if (!date || !clock) return undefined;
  const [, year, month, dayOfMonth] = date.map(Number);
  const [, hour, minute, second] = clock.map(Number);
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, dayOfMonth, hour, minute, second) / 1000;
  const offset = (Number(clock[5] ?? 0) * 60 + Number(clock[6] ?? 0)) * 60;
  return clock[4] === '-' ? wall + offset : wall - offset;
}

function addExif(meta: ImageMeta, { texts, numbers }: ExifTags): void {
  addDescription(meta, decoded(texts.get('ImageDescription')), decoded(texts.get('UserComment')));
  meta.credit ||= decoded(texts.get('Artist'));
  meta.copyright ||= decoded(texts.get('Copyright'));
  const aperture = numbers.get('FNumber') ?? 0;
  if (aperture !== 0) meta.aperture = phpText(Math.round(aperture * 100) / 100);
  meta.camera = decoded(texts.get('Model'));
  if (meta.created_timestamp === '0') meta.created_timestamp = exifTime(decoded(texts.get('DateTimeDigitized')));
  const whole = (name: string): string | undefined => {
    const value = numbers.get(name);
    return value === undefined ? undefined : phpText(value);
  };
  meta.focal_length = whole('FocalLength') ?? '0';
  meta.iso = whole('ISOSpeedRatings') ?? '0';
  meta.shutter_speed = whole('ExposureTime') ?? '0';
  meta.orientation = whole('Orientation') ?? '0';
}

/** Which of both is the title and which the caption depends on what IPTC has said already. */
function addDescription(meta: ImageMeta, description: string, comment: string): void {
  const isShort = (text: string): boolean => Buffer.byteLength(text) < longestTitle;
  if (description === '') {
    if (meta.caption !== '' || comment === '') return;
    meta.caption = comment;
    if (meta.title === '' && isShort(comment)) meta.title = comment;
    return;
  }
  if (meta.title === '' && isShort(description)) meta.title = description;
  if (meta.caption !== '') return;
  if (comment === '' || comment === description) meta.caption = description;
  else meta.caption = meta.title === description ? comment : trim(`${description} ${comment}`);
}

/** `2026:01:02 03:04:05` as Unix seconds; '0' where there is none. */
function exifTime(text: string): string {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
  if (!match) return '0';
  const [year = 0, month = 1, ...rest] = match.slice(1).map(Number);
  return String(Date.UTC(year, month - 1, ...rest) / 1000);
}

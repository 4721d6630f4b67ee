// What is known of audio and video files: length, format, tags (wp_read_audio_metadata, wp_read_video_metadata), read by the
// library music-metadata. Keys and their order are those of WordPress as far as the library finds the values.

import type { IAudioMetadata } from 'music-metadata';
import { parseFile } from 'music-metadata';
import type { Site } from '../site.ts';
import type { Draft } from './sub-sizes.ts';

/** Metadata of a stored file; empty where it is neither audio nor video, or cannot be read. */
export async function readRecording(site: Site, type: string, path: string): Promise<Draft> {
  const kind = type.split('/', 1)[0];
  if (kind !== 'audio' && kind !== 'video') return {};
  const file = await site.storage.local(path);
  if (!file) return {};
  try {
    const found = await parseFile(file.path, { duration: true, skipCovers: true });
    const filesize = (await site.storage.stat(path))?.size ?? 0;
    return kind === 'audio' ? audio(found, filesize) : video(found, filesize);
  } catch {
    return {};
  } finally {
    await file.release();
  }
}

/** Container names of the library as WordPress's getID3 calls format and type. */
const formats: Readonly<Record<string, readonly [format: string, type: string]>> = {
  MPEG: ['mp3', 'audio/mpeg'],
  WAVE: ['wav', 'audio/wav'],
  FLAC: ['flac', 'audio/flac'],
  Ogg: ['ogg', 'application/ogg'],
};

function formatOf(container: string | undefined, kind: 'audio' | 'video'): readonly [string, string] | undefined {
  if (container === undefined) return undefined;
  if (/^(?:M4A|mp4|isom|iso\d|avc1|MSNV)/i.test(container)) return ['mp4', `${kind}/mp4`];
  if (/^qt/i.test(container)) return ['quicktime', 'video/quicktime'];
  if (/webm/i.test(container)) return ['webm', `${kind}/webm`];
  if (/matroska/i.test(container)) return ['matroska', `${kind}/x-matroska`];
  return formats[container];
}

/** Seconds as `3:07` or `1:02:03`. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function audio({ format, common }: IAudioMetadata, filesize: number): Draft {
  const named = formatOf(format.container, 'audio');
  const made: Draft = {};
  if (named) made.dataformat = named[0];
  if (format.numberOfChannels) made.channels = format.numberOfChannels;
  if (format.sampleRate) made.sample_rate = format.sampleRate;
  if (format.bitrate) made.bitrate = Math.round(format.bitrate);
  if (format.codecProfile === 'CBR') made.bitrate_mode = 'cbr';
  if (format.lossless !== undefined) made.lossless = format.lossless;
  if (named) made.fileformat = named[0];
  made.filesize = filesize;
  if (named) made.mime_type = named[1];
  return { ...made, ...length(format.duration), ...tags(common) };
}

function video({ format, common }: IAudioMetadata, filesize: number): Draft {
  const named = formatOf(format.container, 'video');
  const made: Draft = { filesize };
  if (named) made.mime_type = named[1];
  Object.assign(made, length(format.duration));
  const track = format.trackInfo.find(({ video: picture }) => picture?.pixelWidth && picture.pixelHeight)?.video;
  if (track) Object.assign(made, { width: track.pixelWidth, height: track.pixelHeight });
  if (named) made.fileformat = named[0];
  return { ...made, ...tags(common) };
}

function length(duration: number | undefined): Draft {
  return duration ? { length: Math.round(duration), length_formatted: clock(duration) } : {};
}

function tags({ title, artist, album, year, genre, track }: IAudioMetadata['common']): Draft {
  const made: Draft = {};
  const add = (name: string, value: string | number | null | undefined): void => {
    if (value !== undefined && value !== null && value !== '') made[name] = String(value);
  };
  add('title', title);
  add('artist', artist);
  add('album', album);
  add('year', year);
  add('genre', genre?.[0]);
  add('track_number', track.no);
  return made;
}

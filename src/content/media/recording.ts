// What is known of audio and video files: length, format, tags (wp_read_audio_metadata, wp_read_video_metadata), read by the
// library music-metadata. Keys and their order are those of WordPress as far as the library finds the values.

import type { IAudioMetadata } from 'music-metadata';
import { firstBytes } from '../../media/files/content-type.ts';
import type { Site } from '../site.ts';
import type { Draft } from './sub-sizes.ts';

type IFormat = IAudioMetadata['format'];
/** Tags beyond it are not skipped. */
const longestTag = 16 * 1024 * 1024;

/** Metadata of a stored file; empty where it is neither audio nor video, or cannot be read. */
export async function readRecording(site: Site, type: string, path: string): Promise<Draft> {
  const kind = type.split('/', 1)[0];
  if (kind !== 'audio' && kind !== 'video') return {};
  const file = await site.storage.local(path);
  if (!file) return {};
  try {
    // Loaded when the first recording comes.
    const { parseFile } = await import('music-metadata');
    const found = await parseFile(file.path, { duration: true, skipCovers: true });
    const filesize = (await site.storage.stat(path))?.size ?? 0;
    const mode = found.format.container === 'MPEG' ? await channelMode(file.path) : undefined;
    return kind === 'audio' ? audio(found, filesize, mode) : video(found, filesize);
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

function audio({ format, common }: IAudioMetadata, filesize: number, mode: string | undefined): Draft {
  const named = formatOf(format.container, 'audio');
  const made = format.container === 'WAVE' ? waveStream(format) : stream(format, named?.[0], mode);
  if (named) made.fileformat = named[0];
  made.filesize = filesize;
  if (named) made.mime_type = named[1];
  return { ...made, ...length(format.duration), ...tags(common) };
}

/** The part of the bits of plain samples that is stored. */
function ratio({ bitrate, numberOfChannels: channels, sampleRate, bitsPerSample = 16 }: IFormat): number | undefined {
  return bitrate && channels && sampleRate ? bitrate / (channels * sampleRate * bitsPerSample) : undefined;
}

function stream(format: IFormat, dataformat: string | undefined, mode: string | undefined): Draft {
  const constant = format.codecProfile === 'CBR';
  const bitrate = format.bitrate && Math.round(format.bitrate);
  const isMp3 = dataformat === 'mp3';
  return present({
    dataformat,
    channels: format.numberOfChannels,
    sample_rate: format.sampleRate,
    bitrate,
    channelmode: mode,
    bitrate_mode: constant ? 'cbr' : isMp3 ? 'vbr' : undefined,
    lossless: format.lossless,
    encoder_options: isMp3 && constant && bitrate ? `CBR${Math.round(bitrate / 1000)}` : undefined,
    compression_ratio: ratio(format),
  });
}

function waveStream(format: IFormat): Draft {
  const plain = format.codec === 'PCM';
  return present({
    dataformat: 'wav',
    bitrate_mode: 'cbr',
    wformattag: plain ? 1 : undefined,
    codec: plain ? 'Pulse Code Modulation (PCM)' : format.codec,
    channels: format.numberOfChannels,
    sample_rate: format.sampleRate,
    bitrate: format.bitrate && Math.round(format.bitrate),
    bits_per_sample: format.bitsPerSample,
    lossless: format.lossless,
    channelmode: format.numberOfChannels === 1 ? 'mono' : 'stereo',
    compression_ratio: ratio(format),
  });
}

const present = (values: Draft): Draft =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const channelModes = ['stereo', 'joint stereo', 'dual channel', 'mono'];

/** Bits of the first MPEG frame, behind an ID3 tag. */
async function channelMode(path: string): Promise<string | undefined> {
  const start = await firstBytes(path, 10);
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((start[at] ?? 0) & 127), 0);
  const offset = start.toString('latin1', 0, 3) === 'ID3' ? 10 + size : 0;
  const frame = (await firstBytes(path, Math.min(offset, longestTag) + 4)).subarray(offset);
  return frame[0] === 0xff ? channelModes[(frame[3] ?? 0) >> 6] : undefined;
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

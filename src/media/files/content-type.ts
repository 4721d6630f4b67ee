// What a file is by its content. Answers as PHP's finfo does for what WordPress's check looks at (wp_check_filetype_and_ext):
// signatures through the library file-type, renamed to libmagic's names, and text by what it looks like.
import { open } from 'node:fs/promises';

/** Names that libmagic has for what the library calls otherwise. */
const magicNames: Readonly<Record<string, string>> = {
  'application/rtf': 'text/rtf',
  'application/xml': 'text/xml',
  'application/x-cfb': 'application/CDFV2',
  'application/x-rar-compressed': 'application/x-rar',
  'image/x-icon': 'image/vnd.microsoft.icon',
  'audio/vnd.wave': 'audio/x-wav',
  'audio/wav': 'audio/x-wav',
  'audio/x-m4a': 'audio/x-m4a',
  'video/vnd.avi': 'video/x-msvideo',
  'video/matroska': 'video/x-matroska',
  'audio/midi': 'audio/midi',
};

/** Bytes at the start that text is judged by. */
const looked = 64 * 1024;

/** The first bytes of a file of this machine. */
export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(count);
    const { bytesRead } = await file.read(buffer, 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The content type of a file of this machine, as libmagic would say; `application/octet-stream` where nothing fits. */
export async function contentTypeOf(path: string): Promise<string> {
  const start = await firstBytes(path, looked);
  if (start.length === 0) return 'application/x-empty';
  // Endless nesting or broken archives must not be followed: what cannot be told apart is octets.
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found && found.mime !== 'application/xml') return magicNames[found.mime] ?? found.mime;
  return textType(start);
}

const markup = /^\s*(?:<!doctype\s+html|<html|<head|<body|<title|<script|<style|<table|<h1|<a\s+href|<iframe|<!--)/i;

function textType(bytes: Buffer): string {
  if (bytes.length < 2 || !isText(bytes)) return 'application/octet-stream';
  const text = bytes.toString('latin1');
  if (/^#! ?\/\S*\/(?:env )?(?:ba|da|k|z)?sh\b/.test(text)) return 'text/x-shellscript';
  if (/<\?php\b/i.test(text.slice(0, 4096))) return 'text/x-php';
  if (/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/i.test(text)) {
    return 'image/svg+xml';
  }
  if (/^(?:\xef\xbb\xbf)?<\?xml\s/.test(text)) return 'text/xml';
  if (markup.test(text.slice(0, 4096))) return 'text/html';
  if (text.startsWith('BEGIN:VCALENDAR')) return 'text/calendar';
  if (/^#include\s/m.test(text)) return 'text/x-c';
  if (isJson(bytes)) return 'application/json';
  return isCsv(text) ? 'text/csv' : 'text/plain';
}

/** No control characters but those of text; or UTF-16 with its mark. */
function isText(bytes: Buffer): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return bytes.every((byte) => (byte >= 0x20 ? byte !== 0x7f : (byte >= 7 && byte <= 13) || byte === 0x1b));
}

function isJson(bytes: Buffer): boolean {
  if (!/^\s*[[{]/.test(bytes.subarray(0, 64).toString('latin1')) || bytes.length >= looked) return false;
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Three lines or more (ten are looked at) with equally many fields, two at least. */
function isCsv(text: string): boolean {
  const lines = text.split('\n').slice(0, -1).slice(0, 10);
  const counts = lines.map((line) => line.split(',').length);
  return lines.length >= 3 && (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0]);
}

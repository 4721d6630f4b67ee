// What extensions ask of pictures in the library (extend/site.ts).
import type { ExtensionMedia, Picture, Video } from '../../extend/site.ts';
import { type Attachment, isOfKind, loadAttachments } from '../media/attachment.ts';
import type { Site } from '../site.ts';
import { fittingPicture } from './fitting.ts';
import { addToLibrary, idAt } from './library.ts';

export function extensionMedia(site: Site): ExtensionMedia {
  return {
    async pictures(ids) {
      const found = new Map<number, Picture>();
      for (const [id, attachment] of await loadAttachments(site, ids)) {
        if (attachment.isImage) found.set(id, pictureOf(id, attachment));
      }
      return found;
    },
    async videos(ids) {
      const found = new Map<number, Video>();
      for (const [id, attachment] of await loadAttachments(site, ids)) {
        if (isOfKind(attachment.row, attachment.file, 'video')) found.set(id, await videoOf(site, id, attachment));
      }
      return found;
    },
    async stream(id, part) {
      const file = (await loadAttachments(site, [id])).get(id)?.file;
      return file && (await site.storage.stat(file)) ? site.storage.read(file, part) : undefined;
    },
    read: async (id) => readFile(site, (await loadAttachments(site, [id])).get(id)),
    async fitting(id, limits) {
      const attachment = (await loadAttachments(site, [id])).get(id);
      const file = attachment?.isImage ? await readFile(site, attachment) : undefined;
      return file && attachment ? fittingPicture(file, attachment.row.post_mime_type, limits) : undefined;
    },
    fit: fittingPicture,
    at: (url) => idAt(site, url),
    async add(viewer, picture) {
      const { ID } = await addToLibrary(site, viewer, picture);
      const added = (await this.pictures([ID])).get(ID);
      if (!added) throw new Error('a picture was lost on its way');
      return added;
    },
  };
}

async function readFile(site: Site, attachment: Attachment | undefined): Promise<Uint8Array | undefined> {
  const file = attachment?.file;
  if (!file || !(await site.storage.stat(file))) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of await site.storage.read(file)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function videoOf(site: Site, id: number, { row, url, file, metadata }: Attachment): Promise<Video> {
  const number = (key: string): number => {
    const value = Number(metadata?.[key]);
    return Number.isFinite(value) && value > 0 ? value : 0;
  };
  const stored = file === '' ? undefined : await site.storage.stat(file);
  return {
    ...{ id, url, mimeType: row.post_mime_type, bytes: stored?.size ?? 0, seconds: number('length') },
    ...{ width: number('width'), height: number('height'), title: row.post_title },
  };
}

function pictureOf(id: number, { row, url, alt, metadata }: Attachment): Picture {
  const pixels = (side: 'width' | 'height'): number => {
    const value = Number(metadata?.[side]);
    return Number.isSafeInteger(value) && value > 0 ? value : 0;
  };
  const size = Number(metadata?.filesize);
  const bytes = Number.isSafeInteger(size) && size > 0 ? size : 0;
  return { id, url, mimeType: row.post_mime_type, width: pixels('width'), height: pixels('height'), bytes, alt };
}

// The import of content documents: everything is read and checked first, then written in one transaction, so that a
// document that is no good leaves nothing behind. Importing the same documents again changes nothing.
import type { Readable } from 'node:stream';
import { SiteError } from '../../base/error.ts';
import type { Site } from '../../content/site.ts';
import { adoptSettings, onlyDefaults, shownSettings } from './adopt.ts';
import { formatPath } from './json-path.ts';
import { type PostDocument, readPostDocument } from './shape.ts';
import { readDocuments } from './source.ts';
import { type Written, writeDocument } from './write.ts';

export interface ImportRequest {
  sources: readonly string[];
  stdin: Readable;
  /** Take over what the documents show of their site's settings although this site holds content of its own. */
  adoptSettings: boolean;
  /** Texts without blocks become blocks; texts that come as HTML alone always do. */
  toBlocks?: boolean;
  /** Called as work goes on: documents checked or written, of `total` (0 while it is not known). */
  progress?: (phase: 'read' | 'write', done: number, total: number) => void;
}

export interface ImportReport {
  documents: number;
  counts: Record<Written, number>;
  placeholders: number;
  /** What was taken over: setting → value, in words. */
  adopted: { setting: string; value: string }[];
  warnings: string[];
}

/** Imports documents. Throws SiteError `import_*`, in which case nothing was written. */
export async function importDocuments(site: Site, request: ImportRequest): Promise<ImportReport> {
  const documents: PostDocument[] = [];
  const seen = new Map<number, PostDocument>();
  for await (const found of readDocuments(request.sources, request.stdin)) {
    const document = readPostDocument(found);
    const twin = seen.get(document.id);
    if (twin && twin.type !== document.type) {
      throw new SiteError(
        'import_id_taken',
        `${document.file}: ${formatPath([...document.path, 'id'])}: ${document.id} is a ${twin.type} in ${twin.file}, a ${document.type} here`,
      );
    }
    seen.set(document.id, document);
    documents.push(document);
    request.progress?.('read', documents.length, 0);
  }
  const report: ImportReport = {
    documents: documents.length,
    counts: { created: 0, filled: 0, updated: 0, unchanged: 0, kept: 0 },
    placeholders: 0,
    adopted: [],
    warnings: [],
  };
  await site.transaction(async (inside) => {
    const defaults = await onlyDefaults(inside);
    if (request.adoptSettings || defaults) {
      report.adopted = await adoptSettings(inside, shownSettings(documents));
    }
    for (const document of documents) {
      const result = await writeDocument(inside, document, {
        defaults: defaults ?? new Set(),
        toBlocks: request.toBlocks === true,
      });
      report.counts[result.what]++;
      report.placeholders += result.placeholders;
      report.warnings.push(...result.warnings);
      request.progress?.(
        'write',
        report.counts.created +
          report.counts.filled +
          report.counts.updated +
          report.counts.unchanged +
          report.counts.kept,
        documents.length,
      );
    }
  });
  return report;
}

// `npx node conformance/from-html/save-documents.ts`: writes saved.documents, what the block editor stores of generated
// documents (written.ts). Needs Chromium; run it after an update of the editor's packages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../../src/rest/fuzz/random.testing.ts';
import { BlockEditor } from './block-editor.testing.ts';
import { writtenDocument } from './written.ts';

const count = 140;
const editor = await BlockEditor.open();
try {
  const saved = await editor.save(
    Array.from({ length: count }, (_, number) => writtenDocument(new Random(7001 + number), number)),
  );
  const text = saved.map((document, number) => `=== ${number}\n${document}\n`).join('');
  writeFileSync(join(import.meta.dirname, 'saved.documents'), text);
} finally {
  await editor.close();
}

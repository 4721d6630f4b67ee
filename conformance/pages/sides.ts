// Both sides of a comparison of pages: a real WordPress, and Broadsheet on a copy of its database, with the same content in both.
import { speak } from '../languages/every.ts';
import {
  type Broadsheet,
  resetDatabase,
  runSql,
  serveWordPressDatabase,
  startWordPress,
  type WordPress,
} from '../servers.ts';
import { content } from './content.ts';

export interface PageSides {
  readonly wordpress: WordPress;
  readonly broadsheet: Broadsheet;
  /** Runs statements on both databases. */
  change(sql: string): void;
}

/** Starts them on fresh databases with the content of pages, and `more`; in a language with signs of conformance/languages/every.ts. */
export async function openPages(port: number, more: readonly string[] = [], language?: string): Promise<PageSides> {
  const wordpress = startWordPress(port);
  const copy = `broadsheet_${port}`;
  const databases = [wordpress.database, copy];
  const change = (sql: string): void => {
    for (const database of databases) runSql(database, sql.replaceAll('PORT', String(port)));
  };
  for (const database of databases) resetDatabase(wordpress, database);
  for (const sql of [content, ...more]) change(sql);
  const dropLanguage = speak(wordpress, databases, language);
  const broadsheet = await serveWordPressDatabase(wordpress, copy);
  return { wordpress, broadsheet: { ...broadsheet, stop: () => broadsheet.stop().finally(dropLanguage) }, change };
}

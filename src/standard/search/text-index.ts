import { DatabaseSync } from 'node:sqlite';
import { matchQuery } from './match-query.ts';
import type { SearchDocument } from './read-document.ts';
import type { SearchResult } from './search-provider.ts';

/** A full-text index in memory. */
export interface TextIndex extends Disposable {
  add(document: SearchDocument): void;
  /** The best first: documents with all words; where there are none, those with any. */
  find(query: string, limit: number): readonly SearchResult[];
}

/** Makes an empty index. A word in a title counts four times as much as one in the text. */
export function createTextIndex(): TextIndex {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE documents USING fts5(
       title, text, url UNINDEXED, date UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2')`,
  );
  const insert = database.prepare('INSERT INTO documents (title, text, url, date) VALUES (?, ?, ?, ?)');
  const select = database.prepare(
    `SELECT title, url, snippet(documents, 1, '', '', '…', 40) AS snippet, date
       FROM documents WHERE documents MATCH ? ORDER BY bm25(documents, 4, 1), rowid LIMIT ?`,
  );
  const findBy = (match: string | null, limit: number): readonly SearchResult[] =>
    match === null
      ? []
      : select.all(match, limit).map(({ title, url, snippet, date }) => ({
          ...{ title: String(title), url: String(url), snippet: String(snippet), date: String(date) },
        }));
  return {
    add: ({ title, text, url, date }) => {
      insert.run(title, text, url, date);
    },
    find: (query, limit) => {
      const all = findBy(matchQuery(query, 'AND'), limit);
      return all.length > 0 ? all : findBy(matchQuery(query, 'OR'), limit);
    },
    [Symbol.dispose]: () => database.close(),
  };
}

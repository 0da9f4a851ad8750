import Database from 'libsql';

/**
 * One process a workbook: an exclusive SQLite lock on a small file beside it. The system frees it when the process dies.
 * It is a file of its own because libsql closes a connection only when its statements have been collected; this one has none.
 */
export function lockWorkbook(path: string): () => void {
  const lock = new Database(`${path}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}

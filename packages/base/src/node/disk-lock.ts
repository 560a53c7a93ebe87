import * as fs from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DiskError, type DiskLock } from '../disk.ts';
import { diskError, isSystemError } from './disk-errors.ts';

/**
 * An exclusive lock that the kernel holds and releases with the process, and that Apache Kafka's JVM respects and is respected by.
 *
 * Node has no call for file locks, but the SQLite inside it takes POSIX locks on a range of the file, and a JVM locks the whole file: the
 * two exclude each other. The empty file stays empty: a transaction that writes nothing leaves nothing. POSIX drops a process's locks
 * on a file when it closes any descriptor of it, so a locked file must not be opened by other means.
 */
export function lockFile(path: string): DiskLock {
  const absolute = resolve(path);
  const database = openDatabase(absolute);
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw lockError(absolute, error);
  }
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}

function openDatabase(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw openError(path, error);
  }
}

/** SQLite says only that it cannot open a file; the system says why. */
function openError(path: string, cause: unknown): DiskError {
  try {
    fs.accessSync(`${dirname(path)}/.`, fs.constants.W_OK);
    if (fs.existsSync(path)) fs.accessSync(path, fs.constants.R_OK | fs.constants.W_OK);
  } catch (error) {
    if (isSystemError(error)) return diskError('lock', path, error);
  }
  return new DiskError('UNKNOWN', path, `cannot lock ${path}: ${String(cause)}`, { cause });
}

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

function lockError(path: string, cause: unknown): DiskError {
  const code = cause instanceof Error && 'errcode' in cause ? cause.errcode : undefined;
  if (code === SQLITE_BUSY) {
    const message = `cannot lock ${path}: ${holderOf(path)} uses this folder; stop it or choose another folder`;
    return new DiskError('EBUSY', path, message, { cause });
  }
  if (code === SQLITE_NOTADB) {
    const message = `cannot lock ${path}: the file is not empty, so it is not a lock file; move it away`;
    return new DiskError('EINVAL', path, message, { cause });
  }
  return openError(path, cause);
}

/** The process that holds the lock, as far as the system tells. */
function holderOf(path: string): string {
  try {
    const inode = fs.statSync(path).ino;
    const lock = fs
      .readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .map((line) => /POSIX\s+\S+\s+WRITE\s+(?<pid>\d+)\s+\S+:(?<inode>\d+)\s/.exec(line)?.groups)
      .find((groups) => groups?.inode === String(inode));
    if (lock?.pid === undefined || lock.pid === '0') return 'another process';
    if (lock.pid === String(process.pid)) return 'this process itself';
    return `process ${lock.pid} (${commandOf(lock.pid)})`;
  } catch {
    return 'another process';
  }
}

function commandOf(pid: string): string {
  const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  const line = words.join(' ');
  return line.length > 120 ? `${line.slice(0, 120)}...` : line;
}

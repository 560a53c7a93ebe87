import { getSystemErrorMessage } from 'node:util';
import { DiskError } from '../disk.ts';

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'check its owner and permissions',
  EPERM: 'check its owner and permissions',
  ENOSPC: 'free some space on this file system',
  EDQUOT: 'free some space or raise the quota',
  EMFILE: 'raise the limit of open files (ulimit -n)',
  ENFILE: 'raise the limit of open files of this machine',
  EROFS: 'the file system is mounted read-only',
  EIO: 'check the device and its logs',
};

/** Runs a file system call; what the system reports becomes a `DiskError` that says what was done, where, and what helps. */
export function onDisk<Result>(verb: string, path: string, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw isSystemError(error) ? diskError(verb, path, error) : error;
  }
}

export async function onDiskLater<Result>(
  verb: string,
  path: string,
  call: () => Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw isSystemError(error) ? diskError(verb, path, error) : error;
  }
}

export function diskError(verb: string, path: string, cause: SystemError): DiskError {
  const { code, errno } = cause;
  const advice = ADVICE[code];
  const meaning = `${getSystemErrorMessage(errno)} (${code})${advice === undefined ? '' : `; ${advice}`}`;
  return new DiskError(code, path, `cannot ${verb} ${path}: ${meaning}`, { cause });
}

export interface SystemError extends Error {
  readonly code: string;
  readonly errno: number;
}

/** Whether the system reported this error, and not a mistake of ours. */
export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' && 'code' in error;
}

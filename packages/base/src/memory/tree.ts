import { DiskError } from '../disk.ts';
import type { Random } from '../random.ts';
import { Contents } from './contents.ts';

export interface FileNode {
  readonly kind: 'file';
  readonly contents: Contents;
}

/** `synced` holds the names that the device knows; `unsynced` what has happened to them since. */
export interface DirectoryNode {
  readonly kind: 'directory';
  entries: Map<string, TreeNode>;
  synced: Map<string, TreeNode>;
  unsynced: NameChange[];
}

/** Names that change at once: each gets a node, or goes. */
export type NameChange = readonly (readonly [name: string, node: TreeNode | undefined])[];

/** A journal of more changes than these has gone to the device in part, as that of a file system would. */
const LONGEST_JOURNAL = 1000;

export type TreeNode = FileNode | DirectoryNode;

export function newFile(contents = new Contents()): FileNode {
  return { kind: 'file', contents };
}

export function newDirectory(): DirectoryNode {
  return { kind: 'directory', entries: new Map(), synced: new Map(), unsynced: [] };
}

export function changeNames(directory: DirectoryNode, change: NameChange): void {
  applyChange(directory.entries, change);
  directory.unsynced.push(change);
  const oldest = directory.unsynced.length > LONGEST_JOURNAL ? directory.unsynced.shift() : undefined;
  if (oldest !== undefined) applyChange(directory.synced, oldest);
}

export function syncNames(directory: DirectoryNode): void {
  directory.synced = new Map(directory.entries);
  directory.unsynced = [];
}

function applyChange(names: Map<string, TreeNode>, change: NameChange): void {
  for (const [name, node] of change) {
    if (node === undefined) names.delete(name);
    else names.set(name, node);
  }
}

/** The names on the way to `path`; `.` and `..` are resolved, and all paths count from the root. */
export function namesOf(path: string): string[] {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names;
}

export function find(root: DirectoryNode, path: string): TreeNode | undefined {
  let node: TreeNode | undefined = root;
  for (const name of namesOf(path)) {
    if (node?.kind !== 'directory') return undefined;
    node = node.entries.get(name);
  }
  return node;
}

export function directoryAt(root: DirectoryNode, path: string, verb: string): DirectoryNode {
  const node = find(root, path);
  if (node === undefined) throw failure('ENOENT', verb, path, 'no such file or directory');
  if (node.kind !== 'directory') throw failure('ENOTDIR', verb, path, 'not a directory');
  return node;
}

/** The folder that holds `path`, and its name in there. */
export function placeOf(
  root: DirectoryNode,
  path: string,
  verb: string,
): { parent: DirectoryNode; name: string } {
  const names = namesOf(path);
  const name = names.pop();
  if (name === undefined) throw failure('EBUSY', verb, path, 'this is the root');
  return { parent: directoryAt(root, `/${names.join('/')}`, verb), name };
}

/** Applies `copyContents` to each file once: two names of one file stay two names of one file. */
export function copyTree(root: DirectoryNode, copyContents: (contents: Contents) => Contents): DirectoryNode {
  const copies = new Map<TreeNode, TreeNode>();
  const copy = (node: TreeNode): TreeNode => {
    const known = copies.get(node);
    if (known !== undefined) return known;
    if (node.kind === 'file') {
      const file = newFile(copyContents(node.contents));
      copies.set(node, file);
      return file;
    }
    const directory = newDirectory();
    copies.set(node, directory);
    for (const [name, child] of node.entries) directory.entries.set(name, copy(child));
    for (const [name, child] of node.synced) directory.synced.set(name, copy(child));
    directory.unsynced = node.unsynced.map((change) =>
      change.map(([name, child]) => [name, child === undefined ? undefined : copy(child)] as const),
    );
    return directory;
  };
  return copy(root) as DirectoryNode;
}

/**
 * Chooses for each folder which names a power failure leaves: those of the last sync and, where `survives` is given, the first few of the
 * changes since. File systems keep the order of such changes, though not that of a folder's and another's, or of names and contents.
 */
export function forgetUnsynced(root: DirectoryNode, survives: Random | undefined): void {
  const seen = new Set<DirectoryNode>();
  const walk = (directory: DirectoryNode): void => {
    if (seen.has(directory)) return;
    seen.add(directory);
    const kept = survives === undefined ? 0 : survives.below(directory.unsynced.length + 1);
    for (const change of directory.unsynced.slice(0, kept)) applyChange(directory.synced, change);
    directory.entries = new Map(directory.synced);
    directory.unsynced = [];
    for (const child of directory.entries.values()) if (child.kind === 'directory') walk(child);
  };
  walk(root);
}

export function failure(code: string, verb: string, path: string, meaning: string): DiskError {
  return new DiskError(code, path, `cannot ${verb} ${path}: ${meaning} (${code})`);
}

import { DiskError } from '../disk.ts';
import type { Random } from '../random.ts';
import { Contents } from './contents.ts';

export interface FileNode {
  readonly kind: 'file';
  readonly contents: Contents;
}

/** `synced` holds the names that the device knows. */
export interface DirectoryNode {
  readonly kind: 'directory';
  entries: Map<string, TreeNode>;
  synced: Map<string, TreeNode>;
}

export type TreeNode = FileNode | DirectoryNode;

export function newFile(contents = new Contents()): FileNode {
  return { kind: 'file', contents };
}

export function newDirectory(): DirectoryNode {
  return { kind: 'directory', entries: new Map(), synced: new Map() };
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
    return directory;
  };
  return copy(root) as DirectoryNode;
}

/** Chooses for each folder which names a power failure leaves: those of the last sync, and of later changes those that `survives` names. */
export function forgetUnsynced(root: DirectoryNode, survives: Random | undefined): void {
  const seen = new Set<DirectoryNode>();
  const walk = (directory: DirectoryNode): void => {
    if (seen.has(directory)) return;
    seen.add(directory);
    const left = new Map(directory.synced);
    if (survives !== undefined) keepSomeChanges(directory, left, survives);
    directory.entries = left;
    directory.synced = new Map(left);
    for (const child of left.values()) if (child.kind === 'directory') walk(child);
  };
  walk(root);
}

/** A rename within the folder is one change: it survives as a whole or not at all. */
function keepSomeChanges(directory: DirectoryNode, left: Map<string, TreeNode>, random: Random): void {
  const fates = new Map<TreeNode | undefined, boolean>();
  for (const name of new Set([...directory.entries.keys(), ...directory.synced.keys()])) {
    const now = directory.entries.get(name);
    const before = directory.synced.get(name);
    if (now === before) continue;
    const moved = now ?? before;
    const survives = fates.get(moved) ?? random.below(2) === 1;
    fates.set(moved, survives);
    if (!survives) continue;
    if (now === undefined) left.delete(name);
    else left.set(name, now);
  }
}

export function failure(code: string, verb: string, path: string, meaning: string): DiskError {
  return new DiskError(code, path, `cannot ${verb} ${path}: ${meaning} (${code})`);
}

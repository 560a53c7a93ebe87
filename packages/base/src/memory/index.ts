export { type MemoryCrash, MemoryDisk, type MemoryDiskOptions } from './disk.ts';
export { MemoryNetwork } from './network.ts';

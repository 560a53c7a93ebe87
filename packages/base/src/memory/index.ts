export { type MemoryCrash, MemoryDisk, type MemoryDiskOptions } from './disk.ts';
export { MovableClock } from './movable-clock.ts';
export { MemoryNetwork } from './network.ts';

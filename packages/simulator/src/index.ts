export type { CrashKind, CrashPlan, FaultPlan, FaultyOperation } from './disk/fault.ts';
export { SimulatedDisk, type SimulatedDiskOptions } from './disk/simulated-disk.ts';
export { Trace } from './disk/trace.ts';
export { describeHistory, drawHistory, type History, type Step } from './log/history.ts';
export type { LogFailure } from './log/log-failure.ts';
export type { DiskAdapter } from './log/log-world.ts';
export { runHistory, runSeed, smallestFailure } from './log/simulation.ts';

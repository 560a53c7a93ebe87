export { nodeClock } from './clock.ts';
export { NodeDisk } from './disk.ts';
export { keepAlive } from './keep-alive.ts';
export { NodeNetwork } from './network.ts';
export { nodeRandom } from './random.ts';

export { type BrokerHealth, type RunningBroker, startBroker } from './lifecycle/start-broker.ts';
export type { World } from './lifecycle/world.ts';

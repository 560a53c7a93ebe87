export { movableClock } from './movable-clock.ts';
export { type KavkaNode, type StartOptions, startKavka } from './start-kavka.ts';

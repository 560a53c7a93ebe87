export { type KavkaNode, movableClock, type StartOptions, startKavka } from './start-kavka.ts';

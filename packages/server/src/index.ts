export { type KavkaNode, type StartOptions, startKavka } from './start-kavka.ts';

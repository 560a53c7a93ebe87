export { type KavkaNode, movableClock, type StartOptions, startKavka } from '@kavka/server';

export { type KavkaNode, type StartOptions, startKavka } from '@kavka/server';

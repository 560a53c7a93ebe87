export { type CamelCase, camelCase } from './camel-case.ts';
export { type ConfigInput, readClientConfig, withoutNames } from './client-config.ts';
export { type ClientExtras, securityDefaults, separated } from './client-extras.ts';
export { type ClusterSettings, clusterSettings } from './cluster-settings.ts';
export { checkCodeOptions, FUNCTION, functionsNamed, listOf, objectWith } from './code-options.ts';
export { isGiven } from './given.ts';
